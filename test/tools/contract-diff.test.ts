import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { changes, mayBreak } from '../../scripts/breaking-changes';
import { readContract } from '../../src/http/contract/contract';

const original = readContract().document;
const folder = mkdtempSync(join(tmpdir(), 'contract-diff-test-'));
const base = write('base.json', original);
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, document: object): string {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(document));
  return file;
}

/** One place of the contract, and what becomes of it; undefined takes it away. */
type Edit = readonly [place: readonly string[], become: (old: unknown) => unknown];

/** What the differ says of a copy of the contract with some places edited. */
function after(...edits: readonly Edit[]) {
  const copy = structuredClone(original);
  for (const [place, become] of edits) {
    const last = place.at(-1)!;
    const parent = place
      .slice(0, -1)
      .reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], copy);
    (parent as Record<string, unknown>)[last] = become((parent as Record<string, unknown>)[last]);
  }
  return changes(base, write('revision.json', copy));
}

const CHATS = '/api/v1/chats';
const CHAT = '/api/v1/chats/{chat_id}';
const SCHEMAS = ['components', 'schemas'];

const gone = () => undefined;
const become = (value: unknown) => () => value;
const plus = (item: unknown) => (old: unknown) => [...(old as unknown[]), item];
const minus = (item: unknown) => (old: unknown) => (old as unknown[]).filter((one) => one !== item);

const hasGo = !spawnSync('go', ['version']).error;
if (!hasGo) console.warn('Go is not installed: the differ was NOT tried. In CI this is a failure.');
const withGo = hasGo || process.env['CI'] ? describe : describe.skip;

withGo('a change of the contract', () => {
  jest.setTimeout(1_800_000); // the first run builds the differ

  test.each<[what: string, edits: Edit[], id: string, path: string]>([
    [
      'an operation that is gone',
      [[['paths', CHAT, 'delete'], gone]],
      'api-removed-without-deprecation',
      CHAT,
    ],
    [
      'a property that a request must have now',
      [[[...SCHEMAS, 'NewChat', 'required'], become(['title'])]],
      'request-property-became-required',
      CHATS,
    ],
    [
      'a narrower type in a request',
      [[[...SCHEMAS, 'NewTitle', 'type'], become('string')]],
      'request-property-became-not-nullable',
      CHATS,
    ],
    [
      'a shorter text in a request',
      [[[...SCHEMAS, 'NewTitle', 'maxLength'], become(100)]],
      'request-property-max-length-decreased',
      CHATS,
    ],
    [
      'a property that a reply no longer has',
      [
        [[...SCHEMAS, 'Chat', 'properties', 'pinned'], gone],
        [[...SCHEMAS, 'Chat', 'required'], minus('pinned')],
      ],
      'response-required-property-removed',
      CHATS,
    ],
  ])('%s breaks clients', (_what, edits, id, path) => {
    expect(after(...edits)).toContainEqual(expect.objectContaining({ id, path, breaks: true }));
  });

  const parameter = { name: 'title', in: 'query', schema: { type: 'string' } };
  test.each<[what: string, edit: Edit]>([
    ['an optional parameter', [['paths', CHATS, 'get', 'parameters'], plus(parameter)]],
    [
      'one more property of a reply',
      [[...SCHEMAS, 'Chat', 'properties', 'colour'], become({ type: 'string' })],
    ],
    ['another wording', [['info', 'description'], become('Told otherwise.')]],
  ])('%s breaks nobody', (_what, edit) => {
    expect(after(edit)).toEqual([]);
  });
});

test.each([
  ['1.4.2', '2.0.0', true],
  ['1.4.2', '1.5.0', false],
  ['1.4.2', '1.4.2', false],
  ['0.4.2', '0.5.0', true],
  ['0.4.2', '0.4.3', false],
  ['0.9.0', '1.0.0', true],
  ['2.0.0', '1.9.0', false],
])('a step from %s to %s may break clients: %s', (from, to, expected) => {
  expect(mayBreak(from, to)).toBe(expected);
});
