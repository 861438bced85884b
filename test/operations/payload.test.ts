import type { Chat, Message } from '../../src/chat/contract';
import { useApp } from '../support/app';
import { awkwardPayloads, nested, payloadOf } from '../support/awkward';
import { chatPath, createChat, messagePath } from '../support/builders';
import { NOWHERE } from '../support/good-requests';
import { invalidPlaces } from '../support/problem';

const app = useApp();

/** A message with a payload that is given as JSON text, as no client library would write it. */
const body = (payload: string) =>
  `{"role":"assistant","content":"x","format":"raw","payload":${payload}}`;

/** The value that JavaScript reads, as text that differs where the value does. */
const plain = (json: string) => JSON.stringify(JSON.parse(json));

const payloadIn = ({ body }: { body: unknown }) => JSON.stringify((body as Message).payload);

let chat: Chat;
let path: string;
beforeEach(async () => {
  chat = await createChat(app.api);
  path = chatPath(chat, '/messages');
});

const post = (payload: string) => app.api.post(path).type('json').send(body(payload));

describe.each(awkwardPayloads)('A payload with %s', (_, json) => {
  it('comes back equal as a JSON value, by every way.', async () => {
    const appended = await post(json).expect(201);
    const batch = `{"messages":[${body(json)},${body(json)}]}`;
    const appendedAll = await app.api.post(`${path}/batch`).type('json').send(batch).expect(201);
    const other = messagePath(chat, NOWHERE.message);
    const put = await app.api.put(other).type('json').send(body(json)).expect(201);
    const read = await app.api.get(other).expect(200);
    const list = await app.api.get(path).expect(200);
    const messages = [...(list.body as Listed).data, ...(appendedAll.body as Listed).data];
    const all = [appended, put, read, ...messages.map((message) => ({ body: message }))];
    expect(all.map(payloadIn)).toEqual(Array<string>(9).fill(plain(json)));
  });

  it('is the same when it is put again.', async () => {
    const { body: message } = (await post(json).expect(201)) as { body: Message };
    const again = await app.api.put(messagePath(chat, message)).type('json').send(body(json));
    expect([again.status, again.body]).toEqual([200, message]);
  });

  it('is told from every other by an idempotency key.', async () => {
    const keyed = (payload: string) => post(payload).set('Idempotency-Key', 'awkward');
    await keyed(json).expect(201);
    const replay = await keyed(json).expect(201);
    expect(replay.headers['idempotency-replayed']).toBe('true');
    expect(payloadIn(replay)).toBe(plain(json));
    for (const [, other] of awkwardPayloads)
      if (plain(other) !== plain(json)) await keyed(other).expect(422);
  });
});

it('Names in another order make the same payload.', async () => {
  const keyed = (payload: string) => post(payload).set('Idempotency-Key', 'order');
  await keyed('{"a":{"x":1,"__proto__":2},"b":3}').expect(201);
  await keyed('{ "b": 3.0, "a": { "__proto__": 2, "x": 1 } }').expect(201);
  await keyed('{"b":3,"a":{"x":1}}').expect(422);
});

it('A payload has at most 262,144 bytes as compact JSON, however it is spelt.', async () => {
  const largest = JSON.stringify(payloadOf(262_144));
  const reply = await post(largest).expect(201);
  expect(payloadIn(reply)).toBe(largest);
  await post(`{ "text" : "${String.raw`\u0078`.repeat(100_000)}", "a": [ 1.000 ] }`).expect(201);
  for (const tooLarge of [
    JSON.stringify(payloadOf(262_145)),
    JSON.stringify({ text: 'ä'.repeat(131_067) }),
    `{"text":"${'\\u0000'.repeat(43_690)}"}`,
  ])
    expect(invalidPlaces(await post(tooLarge).expect(400))).toEqual(['body /payload']);
});

it('A payload is nested at most 64 deep.', async () => {
  const deepest = JSON.stringify(nested(64));
  expect(payloadIn(await post(deepest).expect(201))).toBe(deepest);
  const arrays = `{"a":${'['.repeat(63)}${']'.repeat(63)}}`;
  expect(payloadIn(await post(arrays).expect(201))).toBe(arrays);
  for (const tooDeep of [JSON.stringify(nested(65)), `{"a":${'['.repeat(64)}${']'.repeat(64)}}`])
    expect(invalidPlaces(await post(tooDeep).expect(400))).toEqual(['body /payload']);
  const bottomless = `{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
  await post(bottomless).expect(400);
});

it('A number that JavaScript cannot hold is refused, for it could not be given back.', async () => {
  for (const number of ['1e400', '-1e400']) await post(`{"n":[${number}]}`).expect(400);
});

interface Listed {
  readonly data: Message[];
}
