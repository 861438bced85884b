import { readContract } from '../../src/http/contract/contract';

const { document } = readContract();

/** What of a document describes no request. */
const NO_REQUESTS = ['responses', 'headers', 'example', 'examples'];
type Node = Readonly<Record<string, unknown>>;

/** Every schema of the contract, but for what only replies have. */
function* schemasOfRequests(node: unknown): Generator<Node> {
  if (typeof node !== 'object' || node === null) return;
  yield node as Node;
  for (const [key, inner] of Object.entries(node))
    if (!NO_REQUESTS.includes(key)) yield* schemasOfRequests(inner);
}

/** A pattern or a format that a request can fail to have. */
const forms = [...schemasOfRequests(document)].flatMap((node) =>
  (['pattern', 'format'] as const)
    .filter((key) => typeof node[key] === 'string')
    .map((key) => ({ key, form: node[key] as string, words: node['x-message'] })),
);
/** They stand in replies alone, and in what node cannot hold otherwise. */
const REPLIES = ['date-time', 'int32', 'int64', 'uri-reference'];

it('Every form that a request must have is told in words.', () => {
  const silent = forms.filter(({ words, form }) => !words && !REPLIES.includes(form));
  // An event's id stands in a reply.
  expect(silent.map(({ form }) => form)).toEqual(['^[0-9]{1,16}$']);
});

it('One form is told in the same words everywhere.', () => {
  const said = new Map<string, Set<unknown>>();
  for (const { form, words } of forms)
    if (words) said.set(form, (said.get(form) ?? new Set()).add(words));
  expect([...said.values()].filter(({ size }) => size > 1)).toEqual([]);
  expect(said.size).toBeGreaterThan(6);
});
