import { children, document, place, type Node } from '../support/contract-check/document';
import { operations, paths } from '../support/contract-check/operations';
import { objectsIn } from '../support/contract-check/reachable';
import { complaints } from '../support/contract-check/schemas';

it('Requests are closed: no object in them takes a property that it does not name.', () => {
  const bodies = paths.flatMap(({ template, operations: all }) =>
    all.map(({ method }) => `/paths/${template.replaceAll('/', '~1')}/${method.toLowerCase()}`),
  );
  const objects = bodies
    .flatMap((operation) => children(place(operation), 'requestBody'))
    .filter(([name]) => name === 'content')
    .flatMap(([, content]) => objectsIn(`${content.pointer}/application~1json/schema`));
  const open = objects.filter(({ node }) => node['additionalProperties'] !== false);
  expect(objects.length).toBeGreaterThan(4);
  expect([...new Set(open.map(({ pointer }) => pointer))]).toEqual([]);
});

/** The contract leaves replies open; the tests hold the server to what it names. */
it.each([
  ['Chat', 'CreatedChat', { owner: 'local' }],
  ['Chat', 'CreatedChat', { id: '019AAE1C-2F3B-7C5D-9E41-6A0C8B1F2D10' }],
  ['Chat', 'CreatedChat', { created_at: '2026-11-23T03:10:34Z' }],
  [
    'Message',
    'Prompt',
    {
      attachments: [{ type: 'image', url: 'http://a', alt: null, width: null, height: null, x: 1 }],
    },
  ],
  ['Problem', 'NotFound', { stack: 'at …' }],
])('The check of replies refuses a %s that is %s with %j.', (schema, example, change) => {
  const value = place(`/components/examples/${example}`).node['value'] as Node;
  const pointer = `/components/schemas/${schema}`;
  expect(complaints(pointer, value)).toEqual([]);
  expect(complaints(pointer, { ...value, ...change })).not.toEqual([]);
});

it('The operations that ask for a token are those that may answer 401.', () => {
  expect(document['security']).toEqual([{}, { bearer: [] }]);
  for (const { template, operations: all } of paths)
    for (const { method, owned } of all) {
      const at = `/paths/${template.replaceAll('/', '~1')}/${method.toLowerCase()}`;
      expect(place(at).node['security']).toEqual(owned ? undefined : []);
    }
  expect(operations.some(({ owned }) => owned)).toBe(true);
});

it('The examples of problems have the title and the status of their kind.', () => {
  const catalogue = document['x-problems'] as Readonly<Record<string, Node>>;
  const examples = children(place('/components'), 'examples').map(
    ([, { node }]) => node['value'] as Node,
  );
  const problems = examples.filter(({ type }) => String(type).startsWith('/problems/'));
  expect(problems.length).toBeGreaterThanOrEqual(Object.keys(catalogue).length - 1);
  for (const { type, title, status } of problems)
    expect(catalogue[String(type).slice('/problems/'.length)]).toMatchObject({ title, status });
});
