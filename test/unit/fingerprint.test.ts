import { fingerprint } from '../../src/chat/idempotency';

const print = (payload: unknown) => fingerprint('appendMessage', payload);

it('The order of keys does not count, at any depth.', () => {
  expect(print({ a: 1, b: { c: [{ d: 1, e: 2 }] } })).toBe(
    print({ b: { c: [{ e: 2, d: 1 }] }, a: 1 }),
  );
});

it('Every other difference counts.', () => {
  const payloads = [
    undefined,
    {},
    [],
    '',
    { a: 1 },
    { a: '1' },
    { a: null },
    { a: true },
    { a: [1, 2] },
    { a: [2, 1] },
    { a: [[1, 2]] },
    { a: { 0: 1, 1: 2 } },
    { a: [['0', 1]] },
    { a: { 0: 1 } },
    { b: 1 },
    { a: 1, b: null },
    { a: 'é' },
    { a: 'e\u0301' },
    JSON.parse('{"__proto__":1}'),
  ];
  expect(new Set(payloads.map(print)).size).toBe(payloads.length);
});

it('The operation counts.', () => {
  expect(fingerprint('createChat', {})).not.toBe(fingerprint('appendMessage', {}));
});

it('It is a SHA-256 in hexadecimal.', () => {
  expect(print({})).toMatch(/^[\da-f]{64}$/);
});
