import type { Words } from '../contract/words';

/** What the validator says, and how a person would say it. */
const SAYINGS: readonly (readonly [says: RegExp, said: string])[] = [
  [/^must have required property .*$/, 'is required'],
  [/^must NOT have additional properties$/, 'is not a known property'],
  [/^Unknown query parameter .*$/, 'is not a known query parameter'],
  [/^must NOT have fewer than 1 properties$/, 'must have at least one property'],
  [/^must NOT have fewer than 1 .*$/, 'must not be empty'],
  [/^must NOT have fewer than (\d+ .*)$/, 'must have at least $1'],
  [/^must NOT have more than (\d+ .*)$/, 'must have at most $1'],
  [/^must be >= (.*)$/, 'must be at least $1'],
  [/^must be <= (.*)$/, 'must be at most $1'],
  [/^must be equal to one of the allowed values: ([^,]*)$/, 'must be $1'],
  [/^must be equal to one of the allowed values: (.*)$/, 'must be one of: $1'],
];

const TYPES: Readonly<Record<string, string>> = {
  array: 'an array',
  boolean: 'true or false',
  integer: 'an integer',
  null: 'null',
  number: 'a number',
  object: 'an object',
  string: 'a string',
};

/** Says in plain words what is wrong, and so how to mend it. @param keyword of JSON Schema */
export function wording(words: Words, keyword: string, message: string): string {
  const quoted = /"(.*)"$/s.exec(message)?.[1] ?? '';
  if (keyword === 'pattern') return words.patterns.get(quoted) ?? message;
  if (keyword === 'format') return words.formats.get(quoted) ?? message;
  if (keyword === 'required') return 'is required';
  if (keyword === 'type') return `must be ${typesOf(message)}`;
  for (const [says, said] of SAYINGS) if (says.test(message)) return message.replace(says, said);
  return message.replace(/^must NOT/, 'must not');
}

/** @param message as `must be string,null`. */
function typesOf(message: string): string {
  const types = message.replace(/^must be /, '').split(',');
  return types.map((type) => TYPES[type] ?? type).join(' or ');
}
