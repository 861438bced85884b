import { isUnreachable, missing, NPM } from '../../clients/matrix/availability';
import { between } from '../../clients/matrix/document';
import { checksOf, count, type Result } from '../../clients/matrix/result';
import { asMarkdown, asText } from '../../clients/matrix/table';
import type { Tool } from '../../clients/matrix/tool';
import { tools } from '../../clients/matrix/tools';
import { classify } from '../../clients/matrix/warnings';

/** Tool by tool, what says that a generator has trouble with a contract. */
const TROUBLE: readonly (readonly [tool: string, line: string])[] = [
  ['openapi-typescript', '⚠  Can’t resolve $ref #/components/schemas/Cat'],
  ['hey-api', '[Job 1] ⚠️ Unsupported schema'],
  ['orval', 'orval - Warning: Duplicate schema names detected'],
  ['swagger-typescript-api', '⚠ wrong name of the model 200'],
  ['openapi-python-client', 'WARNING parsing GET /a within a. Endpoint will not be generated.'],
  [
    'openapi-generator-python',
    '[main] WARN  o.o.codegen.utils.ModelUtils - Failed to get the schema name: ./a',
  ],
  [
    'openapi-generator-java',
    '[main] WARN  o.o.codegen.DefaultCodegen - Unknown type found in the schema: x',
  ],
  ['oapi-codegen', 'WARNING: You are using an OpenAPI 3.1.x specification'],
  ['ogen', 'INFO\tSkipping operation\t{"reason_error": "complex anyOf not implemented"}'],
  ['spectral', 'openapi.yaml:3:6 hint operation-tags "Operation must have non-empty tags."'],
  ['spectral', 'openapi.yaml:3:6 information oas3-valid "A"'],
  ['prism', '[PROXY] ✖  error     Violation: response.body Response body must be object'],
];

test.each(TROUBLE)('a warning of %s concerns the contract: %s', (name, line) => {
  const { own } = tools.find((tool) => tool.name === name)!;
  expect(classify(`Generating\n\u001b[33m${line}\u001b[39m\nDone.`, own)).toEqual({
    contract: [line],
    other: [],
  });
});

it('What a tool says of itself does not count, and is counted apart.', () => {
  const own = [{ pattern: /^WARN beta$/, because: 'It always says so.' }];
  const output = 'WARN beta\r\nWARN beta of something else\nINFO writing file a.ts\n';
  expect(classify(output, own)).toEqual({
    contract: ['WARN beta of something else'],
    other: ['WARN beta'],
  });
});

it('Every exception of every tool gives its reason, and excuses no line without a word.', () => {
  for (const { own } of tools)
    for (const { pattern, because } of own) {
      expect(because).toMatch(/^[A-Z].*\.$/);
      expect(pattern.test('')).toBe(false);
      expect(pattern.test('WARNING Endpoint will not be generated.')).toBe(false);
    }
});

const tool: Tool = {
  ...tools[0]!,
  title: 'maker',
  version: '1.2.3',
  compile: 'make',
  roundTrip: 'run',
};
const good: Result = {
  tool,
  generated: true,
  warnings: { contract: [], other: ['one'] },
  compiles: true,
  roundTrip: true,
  seconds: 4.4,
};

it('A tool has a check for its warnings and for each step that it has.', () => {
  expect(checksOf(good)).toEqual([true, true, true]);
  const prism = tools.find(({ name }) => name === 'prism')!;
  expect(checksOf({ ...good, tool: prism, compiles: false })).toEqual([true, true]);
  const warned = { ...good, warnings: { contract: ['one'], other: [] } };
  expect(count(warned)).toEqual({ passed: 2, failed: 1, skipped: 0 });
  expect(count({ ...good, generated: false, compiles: false, roundTrip: false }).failed).toBe(3);
  expect(count({ ...good, absent: 'no go' })).toEqual({ passed: 0, failed: 0, skipped: 3 });
});

it('The table tells what failed, and what is not to be had.', () => {
  const results = [good, { ...good, compiles: false }, { ...good, absent: 'no go' }];
  expect(asText(results).split('\n')).toEqual([
    'Tool   Version  Warnings              Other  Compiles  Round trip  Seconds',
    'maker  1.2.3    0                     1      yes       yes         4',
    'maker  1.2.3    0                     1      FAILED    yes         4',
    'maker  1.2.3    not to be had: no go',
  ]);
  expect(asMarkdown([good])).toContain('| maker | 1.2.3 | 0 | 1 | yes | yes | 4 |');
});

const DOCUMENT = `# Clients
<!-- npm run clients:matrix writes from here -->
old
<!-- to here -->
The end.
`;

it('The table takes the place of the last one, and of nothing else.', () => {
  const once = between(DOCUMENT, 'A');
  expect(between(once, 'B')).toBe(once.replace('\nA\n', '\nB\n'));
  expect(() => between('# Clients', 'A')).toThrow('has no place for the table');
});

it.each([
  'npm error code EAI_AGAIN',
  'dial tcp: lookup registry: no such host',
  'Could not transfer artifact a:b:jar:1 from/to central',
])('A registry that does not answer is no failure of the tool: %s', (output) => {
  expect(isUnreachable(output)).toBe(true);
});

it('Anything else that stops an installation is one.', () => {
  expect(isUnreachable('npm error code ETARGET')).toBe(false);
  expect(isUnreachable('npm error `npm ci` can only install with an existing lock')).toBe(false);
});

it('What is missing is named.', () => {
  const absent = { name: 'such tool', test: 'command -v no-such-tool' };
  expect(missing([NPM])).toBeUndefined();
  expect(missing([NPM, absent, { name: 'false', test: 'false' }])).toBe(absent);
});
