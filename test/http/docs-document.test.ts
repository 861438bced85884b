import { readContract } from '../../src/http/contract/contract';
import { docsDocument } from '../../src/http/docs/document';
import { useApp } from '../support/app';

const app = useApp();
const contract = readContract();

type Node = Readonly<Record<string, unknown>>;
interface Operation extends Node {
  readonly operationId?: string;
  readonly parameters?: readonly (Node & { name: string; required?: boolean })[];
}

const shown = docsDocument(contract.document);
const operations = Object.values(shown.paths).flatMap((item) =>
  Object.values(item as Record<string, Operation>),
);

it('The document of /docs has the operations of the contract, each with all its parameters.', () => {
  expect(operations.map(({ operationId }) => operationId)).toEqual([...contract.operations.keys()]);
  const getChat = operations.find(({ operationId }) => operationId === 'getChat')!;
  expect(getChat.parameters!.map(({ name }) => name)).toEqual([
    'chat_id',
    'limit',
    'order',
    'If-None-Match',
  ]);
});

it('It fills in nothing that is optional.', () => {
  const parameters = operations.flatMap(({ parameters = [] }) => parameters);
  const filled = parameters.filter((parameter) => 'example' in parameter);
  expect(filled.every(({ required }) => required)).toBe(true);
  expect(filled.length).toBeGreaterThan(0);
});

it('What every reply repeats is said once.', () => {
  const text = JSON.stringify({ paths: shown.paths, responses: shown['components'] });
  expect(text).not.toContain('"#/components/headers/X-Request-Id"');
  expect(shown.info['description']).toContain('X-Request-Id');
});

it('It is served beside the contract, which stays as it is.', async () => {
  const docs = await app.api.get('/docs/openapi.json').expect(200);
  expect(docs.body).toEqual(shown);
  const served = await app.api.get('/openapi.json').expect(200);
  expect(served.body).toEqual(contract.document);
});
