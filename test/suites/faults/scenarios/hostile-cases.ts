/** A body that has to be refused, and what it is sent to. */
export interface HostileBody {
  readonly name: string;
  readonly path: string;
  readonly body: Buffer;
}

/** As much as the server reads. */
const LIMIT = 1_048_576;

/** Bodies that give a parser, a validator or a pattern as much to do as their bytes allow. */
export function hostileCases(chatId: string): HostileBody[] {
  const chats = '/api/v1/chats';
  const messages = `${chats}/${chatId}/messages`;
  const batch = `${messages}/batch`;
  const attachments = (item: string, size = LIMIT) =>
    message(`"attachments":[${many(item, size)}]`);
  const text = (property: string, unit: string, end = '') =>
    message(`"${property}":"${unit.repeat((LIMIT - 200) / Buffer.byteLength(unit))}${end}"`);
  const url = (rest: string) => `{"type":"image","url":"http://${rest}"}`;
  return [
    ...[1_000, 4_000, 14_000, 200_000, LIMIT].map((size) =>
      at(messages, `${size} bytes of numbers for attachments`, attachments('1', size)),
    ),
    ...[1_000, 4_000, 32_000].map((size) =>
      at(messages, `${size} bytes of empty attachments`, attachments('{}', size)),
    ),
    at(messages, 'empty attachments', attachments('{}')),
    at(messages, 'infinite numbers', attachments('1e400')),
    at(messages, 'unknown properties', `{${keys('1')}}`),
    at(messages, 'numbers for metadata', message(`"metadata":{${keys('1')}}`)),
    at(messages, 'long names in metadata', message(`"metadata":{${keys('1', 'k'.repeat(80))}}`)),
    at(chats, 'metadata within its bounds, and very much of it', `{"metadata":{${keys('""')}}}`),
    at(batch, 'a hundred messages of mistakes', `{"messages":[${hundred(mistaken(400))}]}`),
    at(
      batch,
      'a hundred messages of unknown properties',
      `{"messages":[${hundred(`{${keys('1', 'k', 10_000)}}`)}]}`,
    ),
    at(batch, 'numbers for messages', `{"messages":[${many('1', LIMIT)}]}`),
    at(batch, 'empty messages', `{"messages":[${many('{}', LIMIT)}]}`),
    at(messages, 'a long content', text('content', 'x')),
    at(messages, 'a long content of emoji', text('content', '🐎')),
    at(messages, 'a long content of escapes', text('content', '\\u0041')),
    at(messages, 'a long content of quotes', text('content', '\\"')),
    at(messages, 'a long content that ends in U+0000', text('content', 'x', '\\u0000')),
    at(
      messages,
      'a long content of surrogates, the last alone',
      text('content', '\\ud83d\\udc0e', '\\ud83d'),
    ),
    at(messages, 'a long id', text('id', '0')),
    at(messages, 'a long role', text('role', 'user')),
    at(chats, 'a long title', `{"title":"${'x'.repeat(LIMIT - 20)}"}`),
    at(messages, 'a long url', message(`"attachments":[${url('a'.repeat(LIMIT - 200))}]`)),
    at(
      messages,
      'urls that end badly',
      message(
        `"attachments":[${Array(32)
          .fill(url(`${'a%41'.repeat(500)} `))
          .join()}]`,
      ),
    ),
    at(
      messages,
      'urls of ports and slashes',
      message(
        `"attachments":[${Array(32)
          .fill(url(`${'a:/@'.repeat(500)} `))
          .join()}]`,
      ),
    ),
    at(messages, 'a name of a megabyte', `{"${'~/'.repeat(LIMIT / 2 - 10)}":1}`),
    at(messages, 'nested arrays', '['.repeat(LIMIT / 2) + ']'.repeat(LIMIT / 2)),
    at(messages, 'nested objects', '{"a":'.repeat(LIMIT / 6) + '1' + '}'.repeat(LIMIT / 6)),
    at(
      messages,
      'numbers, nested as deep as may be',
      '['.repeat(30) + many('1', LIMIT - 100) + ']'.repeat(30),
    ),
    at(
      messages,
      'long names, nested, around U+0000',
      `${`{"${'k'.repeat(30_000)}":`.repeat(30)}"\\u0000"${'}'.repeat(30)}`,
    ),
    at(messages, 'one name again and again', `{${many('"role":1', LIMIT)}}`),
    at(messages, '__proto__ again and again', `{${many('"__proto__":{"a":1}', LIMIT)}}`),
    at(messages, 'a number of a megabyte', `{"role":${'9'.repeat(LIMIT - 20)}}`),
    at(messages, 'white space', `${' '.repeat(LIMIT - 10)}{}`),
    at(messages, 'an array of numbers', `[${many('1', LIMIT)}]`),
    at(messages, 'an array of empty texts', `[${many('""', LIMIT)}]`),
    at(messages, 'no JSON at its end', `[${many('1', LIMIT)}x`),
  ];
}

function at(path: string, name: string, body: string): HostileBody {
  return { name, path, body: Buffer.from(body) };
}

function message(more: string): string {
  return `{"role":"user","content":"x",${more}}`;
}

/** As many of an item as go into so many bytes, with some left for what is around them. */
function many(item: string, size: number): string {
  return Array(Math.floor((size - 100) / (item.length + 1)))
    .fill(item)
    .join();
}

/** As many different names as go into so many bytes, each with this value. */
function keys(value: string, name = 'k', size = LIMIT): string {
  const count = Math.floor((size - 100) / (name.length + value.length + 10));
  return Array.from({ length: count }, (_, i) => `"${name}${i}":${value}`).join();
}

function hundred(item: string): string {
  return Array(100).fill(item).join();
}

function mistaken(attachments: number): string {
  const numbers = Array(attachments).fill('1').join();
  return `{"role":1,"content":2,"attachments":[${numbers}],"a":1,"b":2,"metadata":{"x":1,"y":2}}`;
}
