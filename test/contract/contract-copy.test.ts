import { createHash } from 'node:crypto';
import { parse } from 'yaml';
import { readContract } from '../../src/http/contract/contract';
import { useApp } from '../support/app';
import { createChat } from '../support/builders';
import { stubApp } from '../support/stub-app';
import { document } from '../support/contract-check/document';

const app = useApp();

/** Trap 11: the validator deletes parts of the object that it is given, and reads a file late. */
it('The contract is served whole, in both forms, after requests as before.', async () => {
  await createChat(app.api);
  const json = await app.api.get('/openapi.json').expect(200).expect('Content-Type', /json/);
  const { info, ...rest } = json.body as Record<string, object>;
  const own = document['info'] as object;
  expect(info).toMatchObject(own);
  expect({ ...rest, info: own }).toEqual(document);

  const yaml = await app.api.get('/openapi.yaml').buffer(true).expect(200);
  expect(yaml.headers['content-type']).toMatch(/yaml/);
  expect(parse(yaml.text)).toEqual(document);
});

it('What the server has read stays as it was read.', async () => {
  const stub = await stubApp({});
  await stub.api.get('/api/v1/chats?limit=0').expect(400);
  await stub.close();
  expect(stub.contract.document).toEqual(readContract().document);
});

it('Every reply tells by which contract it was written.', async () => {
  const yaml = await app.api.get('/openapi.yaml').buffer(true).expect(200);
  const sha256 = createHash('sha256').update(yaml.text).digest('hex');
  const { version } = document['info'] as { version: string };
  for (const path of ['/health', '/nowhere', '/api/v1/chats/x']) {
    const { headers } = await app.api.get(path);
    expect(headers['x-contract']).toContain(version);
    expect(headers['x-contract']).toContain(sha256);
  }
});

it('A contract that is missing or is no YAML stops the start, not the first request.', () => {
  expect(() => readContract('/nowhere/openapi.yaml')).toThrow('ENOENT');
  expect(() => readContract(__filename)).toThrow();
});
