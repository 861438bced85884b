import { describeError } from '../../src/http/error-log';

const SECRET = 'secret';

function coded(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}

it('An error has its type, its code, its message, its calls and its causes.', () => {
  const cause = coded('ECONNREFUSED', "connect ECONNREFUSED '/run/postgres'");
  const error = new TypeError('The pool is empty', { cause });
  const described = describeError(error);
  expect(described).toMatchObject({ type: 'TypeError', message: 'The pool is empty' });
  expect(described.stack.split('\n')[0]).toMatch(/^at .*error-log\.test\.ts:\d+:\d+\)$/);
  expect(described.causes).toMatchObject([{ code: 'ECONNREFUSED', message: cause.message }]);
});

it('Other properties are not told.', () => {
  const error = Object.assign(new Error('no'), { sql: SECRET, parameters: [SECRET], body: SECRET });
  expect(JSON.stringify(describeError(error))).not.toContain(SECRET);
});

it.each([
  coded('42P01', 'relation "chats" does not exist'),
  coded('23505', 'duplicate key value violates unique constraint "chats_pkey"'),
  coded('28P01', 'password authentication failed for user "aldar"'),
  coded('SQLITE_ERROR', 'SQLITE_ERROR: no such table: chats'),
  coded('ENOSPC', "ENOSPC: no space left on device, open '/var/lib/app.db'"),
])('A message that quotes names alone is told: $message', (error) => {
  expect(describeError(error).message).toBe(error.message);
});

const parsing = (): Error => {
  try {
    return JSON.parse(`{"title": ${SECRET}}`) as Error;
  } catch (error) {
    return error as Error;
  }
};

it.each([
  coded('22P02', `invalid input syntax for type uuid: "${SECRET}"`),
  coded(
    '22P02',
    `invalid input syntax for type uuid: "a"${SECRET}\n    at ${SECRET} (a.js:1:1)\n"b"`,
  ),
  coded('P0001', `no ${SECRET}`),
  coded('42601', `syntax error at or near "${SECRET}"`),
  coded('SQLITE_ERROR', `SQLITE_ERROR: unrecognized token: "'${SECRET}"`),
  coded('ERR_INVALID_ARG_TYPE', `Received type string ('${SECRET}')`),
  new Error(`/response/metadata/${SECRET} must be it must be string`),
  parsing(),
])('A value in a message is not told: $message', (error) => {
  expect(JSON.stringify(describeError(error))).not.toContain(SECRET);
});

it('What is thrown and is no error is told by its type.', () => {
  expect(describeError(SECRET)).toEqual({ type: 'string', message: '', stack: '' });
});

it('An error that causes itself comes to an end.', () => {
  const error = new Error('round and round');
  error.cause = error;
  expect(JSON.stringify(describeError(error)).match(/round and round/g)).toHaveLength(5);
});
