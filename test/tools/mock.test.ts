import { readContract } from '../../src/http/contract/contract';
import type { Problem } from '../../src/http/problems/to-problem';
import { children, place, type Node, type Place } from '../support/contract-check/document';
import { paths, type Operation, type Path } from '../support/contract-check/operations';
import { complaints } from '../support/contract-check/schemas';
import { eventsOf } from '../support/events-of';
import { startMock, type MockProcess } from '../support/mock-process';

let mock: MockProcess;
beforeAll(async () => {
  mock = await startMock();
});
afterAll(() => mock.stop());

/** A path with the examples of its parameters. */
function pathOf({ template }: Path): string {
  return template.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => {
    const found = children(place(''), 'components')
      .flatMap(([, component]) => Object.values(component.node) as Node[])
      .find((node) => node['in'] === 'path' && node['name'] === name);
    return found!['example'] as string;
  });
}

function nodeOf({ template }: Path, { method }: Operation): Node {
  return place(`/paths/${template.replaceAll('/', '~1')}/${method.toLowerCase()}`).node;
}

/** The query parameters that an operation cannot do without, with their examples. */
function queryOf(path: Path, operation: Operation): string {
  const parameters = (nodeOf(path, operation)['parameters'] ?? []) as { $ref: string }[];
  const required = parameters
    .map(({ $ref }) => place($ref.slice(1)).node)
    .filter((parameter) => parameter['in'] === 'query' && parameter['required'] === true)
    .map(({ name, example }) => `${String(name)}=${String(example)}`);
  return required.length === 0 ? '' : `?${required.join('&')}`;
}

/** What an operation is sent: the first example of its body. */
function bodyOf(path: Path, operation: Operation): string | undefined {
  const body = nodeOf(path, operation)['requestBody'] as
    { content: Record<string, Node> } | undefined;
  const examples = body?.content['application/json']!['examples'] as Record<string, Node>;
  if (!body) return undefined;
  const [first] = Object.values(examples);
  return JSON.stringify(place((first!['$ref'] as string).slice(1)).node['value']);
}

/** A header that a reply may lack, as `Idempotency-Replayed` where nothing is replayed, need not be there. */
function headerComplaints(response: Place, headers: Headers): string[] {
  return children(response, 'headers').flatMap(([name, { pointer, node }]) => {
    const text = headers.get(name);
    if (text === null) return node['required'] ? [`lacks ${name}`] : [];
    const values = /^\d+$/.test(text) ? [text, Number(text)] : [text];
    const good = values.some((value) => complaints(`${pointer}/schema`, value).length === 0);
    return good ? [] : [`has ${name}: ${text}`];
  });
}

const cases = paths.flatMap((path) =>
  path.operations.flatMap((operation) =>
    [...operation.responses].map(
      ([status, response]) => [operation.id, status, { path, operation, response }] as const,
    ),
  ),
);

test.each(cases)('the mock rehearses %s %i', async (_id, status, { path, operation, response }) => {
  const body = bodyOf(path, operation);
  const reply = await fetch(mock.url + pathOf(path) + queryOf(path, operation), {
    method: operation.method,
    headers: {
      Prefer: `code=${status}`,
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
    },
    ...(body !== undefined && { body }),
  });
  const text = await reply.text();

  expect(reply.status).toBe(status);
  expect(headerComplaints(response, reply.headers)).toEqual([]);
  const [content] = children(response, 'content');
  expect(reply.headers.get('content-type')?.split(';')[0]).toBe(content?.[0]);
  if (!content) expect(text).toBe('');
  else {
    const values = content[0] === 'text/event-stream' ? eventsOf(text) : [JSON.parse(text)];
    expect(values).not.toEqual([]);
    expect(values.flatMap((value) => complaints(`${content[1].pointer}/schema`, value))).toEqual(
      [],
    );
  }
});

async function post(path: string, body: object): Promise<Response> {
  return fetch(mock.url + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
}

test('what the server would refuse, the mock refuses in the same words', async () => {
  const reply = await post('/api/v1/chats', { titel: 'x', title: '' });
  expect(reply.status).toBe(400);
  expect(((await reply.json()) as Problem).errors).toEqual([
    { in: 'body', pointer: '/titel', message: 'is not a known property' },
    { in: 'body', pointer: '/title', message: 'must not be empty' },
  ]);
  expect((await fetch(`${mock.url}/chats`)).status).toBe(404);
});

test('a first append is no replay, and the contract is that of the server', async () => {
  const { headers } = await post('/api/v1/chats/019aae1c-2f3b-7c5d-9e41-6a0c8b1f2d10/messages', {
    role: 'user',
    content: 'x',
  });
  expect(headers.get('Idempotency-Replayed')).toBeNull();
  expect(headers.get('X-Contract')).toBe(readContract().fingerprint);
});

test('a status that an operation does not have is told as such', async () => {
  const reply = await fetch(`${mock.url}/health`, { headers: { Prefer: 'code=418' } });
  expect(reply.status).toBe(400);
  expect(((await reply.json()) as Problem).errors).toEqual([
    {
      in: 'header',
      name: 'prefer',
      message: 'asks for a status that getHealth does not answer; it has 200, 400, 500',
    },
  ]);
});

test('what the page of /docs runs needs nothing outside itself, however it was compiled', async () => {
  const script = await (await fetch(`${mock.url}/docs/swagger-ui-init.js`)).text();
  expect(script).toContain('allowTryItOutFor');
  expect(script).not.toContain('__name');
});
