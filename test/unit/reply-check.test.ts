import type { RequestHandler, Response } from 'express';
import { replyCheck } from '../../src/http/validation/reply-check';

const finding = { method: 'GET', path: '/health', openapi: {} };
const findings = new Map([
  ['getHealth', finding],
  ['getReadiness', finding],
]);
let looked = 0;

/** Stands where the validator's own step does: it finds fault with what says so. */
const step: RequestHandler = (_req, res: Response, next) => {
  const send = res.json.bind(res);
  res.json = (body: { readonly status: string }) => {
    looked += 1;
    if (body.status === 'wrong') throw new Error('not of the contract');
    return send(body);
  };
  next();
};

beforeEach(() => {
  looked = 0;
});

it('A reply that can change is looked at each time, one that cannot is looked at once for each status of an operation.', async () => {
  const check = replyCheck(findings, step);
  const loose = { status: 'ok' };
  for (let i = 0; i < 3; i += 1) await check('getHealth', 200, loose);
  expect(looked).toBe(3);
  const frozen = Object.freeze({ status: 'ok' });
  for (let i = 0; i < 3; i += 1) await check('getHealth', 200, frozen);
  expect(looked).toBe(4);
  await check('getReadiness', 200, frozen);
  await check('getReadiness', 503, frozen);
  expect(looked).toBe(6);
});

it('A frozen reply that is not of the contract is refused each time.', async () => {
  const check = replyCheck(findings, step);
  const wrong = Object.freeze({ status: 'wrong' });
  for (let i = 0; i < 2; i += 1)
    await expect(check('getHealth', 200, wrong)).rejects.toThrow('not of the contract');
});
