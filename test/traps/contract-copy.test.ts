import { parse } from 'yaml';
import { readContract } from '../../src/http/contract';
import { useApp } from '../support/app';
import { createChat } from '../support/builders';
import { document } from '../support/contract-check/document';

const app = useApp();

/** Trap 11: the validator deletes parts of the object that it is given, and reads a file late. */
it('The contract is served whole, in both forms, after requests as before.', async () => {
  await createChat(app.api);
  const json = await app.api.get('/openapi.json').expect(200).expect('Content-Type', /json/);
  expect(json.body).toEqual(document);
  const yaml = await app.api.get('/openapi.yaml').expect(200).expect('Content-Type', /yaml/);
  const text = yaml.text ?? (yaml.body as Buffer).toString();
  expect(parse(text, { merge: true, maxAliasCount: -1 })).toEqual(document);
});

it('A contract that is missing or is no YAML stops the start, not the first request.', () => {
  expect(() => readContract('/nowhere/openapi.yaml')).toThrow('ENOENT');
  expect(() => readContract(__filename)).toThrow();
});
