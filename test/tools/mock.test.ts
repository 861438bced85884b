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

function headerComplaints(response: Place, headers: Headers): string[] {
  return children(response, 'headers').flatMap(([name, { pointer }]) => {
    const text = headers.get(name);
    if (text === null) return [`lacks ${name}`];
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
  expect(reply.headers.get('content-type')).toBe(content?.[0] ?? null);
  if (!content) expect(text).toBe('');
  else {
    const values = content[0] === 'text/event-stream' ? eventsOf(text) : [JSON.parse(text)];
    expect(values).not.toEqual([]);
    expect(values.flatMap((value) => complaints(`${content[1].pointer}/schema`, value))).toEqual(
      [],
    );
  }
});
