import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlias, isNode, isScalar, parseDocument, visit } from 'yaml';
import { children, document, place, type Node } from '../support/contract-check/document';
import { operations } from '../support/contract-check/operations';
import { objectsIn } from '../support/contract-check/reachable';

/** What some generators of clients read wrongly, or not at all. */

const text = readFileSync(join(__dirname, '..', '..', 'openapi.yaml'), 'utf8');
const yaml = parseDocument(text);

it('The contract has no anchors, aliases or merge keys.', () => {
  const found: string[] = [];
  visit(yaml, (key, node) => {
    if (isAlias(node)) found.push(`*${node.source}`);
    else if (isNode(node) && node.anchor) found.push(`&${node.anchor}`);
    if (key === 'key' && isScalar(node) && node.value === '<<') found.push('<<');
  });
  expect(found).toEqual([]);
});

it('No pattern stands in double quotes with an escape, or has a control character.', () => {
  const bad: unknown[] = [];
  visit(yaml, {
    Pair(_key, { key, value }) {
      if (!isScalar(key) || key.value !== 'pattern' || !isScalar(value)) return;
      const escaped = value.type === 'QUOTE_DOUBLE' && (value.source ?? '').includes('\\');
      // eslint-disable-next-line no-control-regex -- a control character is what is looked for
      if (escaped || /[\x00-\x1f]/.test(String(value.value))) bad.push(value.value);
    },
  });
  expect(bad).toEqual([]);
});

/** Every schema with a pattern, wherever it stands. */
function withPattern(): { pattern: string; format?: string }[] {
  const found: { pattern: string; format?: string }[] = [];
  JSON.stringify(document, (_key, value: { pattern?: unknown; format?: string } | null) => {
    if (typeof value?.pattern === 'string') found.push({ ...value, pattern: value.pattern });
    return value;
  });
  return found;
}

it('No pattern stands beside a format that clients have a type for.', () => {
  expect(withPattern().filter(({ format }) => format !== undefined)).toEqual([]);
});

it('No pattern looks around or refers back: RE2 can do neither.', () => {
  const patterns = withPattern().map(({ pattern }) => pattern);
  expect(patterns).not.toEqual([]);
  expect(patterns.filter((pattern) => /\(\?|\\[1-9k]/.test(pattern))).toEqual([]);
});

it('Replies may grow: no object in them forbids further properties.', () => {
  const replies = operations.flatMap(({ responses }) => [...responses.values()]);
  const objects = replies.flatMap((reply) =>
    children(reply, 'content').flatMap(([, content]) => objectsIn(`${content.pointer}/schema`)),
  );
  const closed = objects.filter(({ node }) => node['additionalProperties'] === false);
  expect(objects.length).toBeGreaterThan(10);
  expect([...new Set(closed.map(({ pointer }) => pointer))]).toEqual([]);
});

it('A chat with messages has every property of a chat, written out.', () => {
  const chat = place('/components/schemas/Chat').node;
  const whole = place('/components/schemas/ChatWithMessages').node;
  const { messages, ...properties } = whole['properties'] as Node;
  expect(messages).toBeDefined();
  expect(properties).toEqual(chat['properties']);
  expect(whole['required']).toEqual([...(chat['required'] as string[]), 'messages']);
});

it('Every kind of problem has a name for generators.', () => {
  const { node } = place('/components/schemas/ProblemType');
  const slugs = Object.keys(document['x-problems'] as Node);
  expect(node['enum']).toEqual(slugs.map((slug) => `/problems/${slug}`));
  expect(node['x-enum-varnames']).toEqual(
    slugs.map((slug) => slug.toUpperCase().replaceAll('-', '_')),
  );
});
