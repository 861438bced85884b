import type { Chat, Message } from '../../src/chat/contract';
import { useApp } from '../support/app';
import { append, createChat, messagePath, put, readChat } from '../support/builders';
import { stoppedClock } from '../support/clock';
import { lineOf, tag } from '../support/revisions';
import { invalidPlaces, problemIn } from '../support/problem';

const clock = stoppedClock();
const app = useApp({ clock });

let chat: Chat;
let answer: Message;
beforeEach(async () => {
  chat = await createChat(app.api);
  await append(app.api, chat);
  answer = await append(app.api, chat, { role: 'assistant', content: '', status: 'in_progress' });
  clock.pass(1_000);
});

const patch = (body: object) => app.api.patch(messagePath(chat, answer)).send(body);
const write = (offset: number, text: string, rest: object = {}) =>
  patch({ append: { offset, text }, ...rest });
const read = async () => (await app.api.get(messagePath(chat, answer)).expect(200)).body as Message;

describe('updateMessage of an answer in progress', () => {
  it('adds text piece by piece, counted in code points, and ends the answer', async () => {
    const first = await write(0, 'Алдар 😀').expect(200);
    expect(first.body).toMatchObject({ content: 'Алдар 😀', status: 'in_progress' });
    expect(first.headers['etag']).toBe(tag(first.body as Message));
    const last = await write(7, ' Көсе', { status: 'completed' }).expect(200);
    const now = {
      ...answer,
      content: 'Алдар 😀 Көсе',
      status: 'completed',
      updated_at: clock().toISOString(),
      revision: answer.revision + 2,
    };
    expect(last.body).toEqual(now);
    expect(await read()).toEqual(now);
    expect(await readChat(app.api, chat)).toMatchObject({
      revision: now.revision,
      last_activity_at: answer.created_at,
      messages: { data: [{}, now] },
    });
  });

  it('adds what is stored already not again, and leaves the revision alone where all of it is', async () => {
    await write(0, 'once upon').expect(200);
    const before = await read();
    for (const [offset, text] of [
      [0, 'once upon'],
      [5, 'up'],
      [9, ''],
      [0, ''],
    ] as const)
      expect((await write(offset, text).expect(200)).body).toEqual(before);
    const more = await write(5, 'upon a time').expect(200);
    expect(more.body).toMatchObject({ content: 'once upon a time', revision: before.revision + 1 });
  });

  it('answers 409 offset-mismatch with the length to text that does not go on', async () => {
    await write(0, 'once 😀').expect(200);
    const before = await lineOf(app.api);
    for (const [offset, text] of [
      [7, 'x'],
      [0, 'twice'],
      [5, '😁'],
      [4, '  and more'],
    ] as const)
      expect(problemIn(await write(offset, text).expect(409))).toMatchObject({
        type: '/problems/offset-mismatch',
        length: 6,
      });
    expect(await lineOf(app.api)).toBe(before);
    expect(await read()).toMatchObject({ content: 'once 😀' });
  });

  it('replaces everything else, in the same request as the text', async () => {
    const image = { type: 'image', url: 'https://a.example/1.webp', alt: null } as const;
    const parts = { attachments: [image], format: 'raw', payload: { a: 1 }, metadata: { m: 'x' } };
    const reply = await write(0, 'text', parts).expect(200);
    const size = { width: null, height: null };
    expect(reply.body).toMatchObject({
      ...parts,
      content: 'text',
      attachments: [{ ...image, ...size }],
      revision: answer.revision + 1,
    });
    const other = await patch({ content: 'other', payload: null, format: null }).expect(200);
    expect(other.body).toMatchObject({ content: 'other', payload: null, attachments: [{}] });
    expect(await read()).toEqual(other.body);
    expect((await write(5, ' text').expect(200)).body).toMatchObject({ content: 'other text' });
  });

  it('answers 409 message-final to everything but metadata once it is ended', async () => {
    for (const status of ['completed', 'incomplete'] as const) {
      await put(app.api, chat, answer, { role: 'assistant', content: 'x', status: 'in_progress' });
      await patch({ status }).expect(200);
      for (const body of [
        { append: { offset: 1, text: '' } },
        { content: 'y', metadata: { a: 'b' } },
        { status: 'completed' },
      ])
        expect(problemIn(await patch(body).expect(409)).type).toBe('/problems/message-final');
      const noted = await patch({ metadata: { feedback: status } }).expect(200);
      expect(noted.body).toMatchObject({ content: 'x', status, metadata: { feedback: status } });
    }
  });

  it('ends empty where nothing came', async () => {
    expect((await patch({ status: 'incomplete' }).expect(200)).body).toMatchObject({ content: '' });
  });

  it('answers 400 to what does not go together, and to a content that would be too long', async () => {
    expect(invalidPlaces(await write(0, 'x', { content: 'y' }).expect(400))).toEqual([
      'body /append',
    ]);
    expect(invalidPlaces(await patch({ payload: {} }).expect(400))).toEqual(['body /format']);
    expect(invalidPlaces(await patch({ status: 'deleted' }).expect(400))).toEqual(['body /status']);
    await write(0, 'x'.repeat(99_999)).expect(200);
    const long = await write(99_999, '😀😀').expect(400);
    expect(invalidPlaces(long)).toEqual(['body /append/text']);
    expect(Array.from((await read()).content)).toHaveLength(99_999);
    await write(99_999, '😀').expect(200);
  });

  it('is for an assistant', async () => {
    const path = `/api/v1/chats/${chat.id}/messages`;
    const body = { role: 'user', content: 'x', status: 'in_progress' };
    expect(invalidPlaces(await app.api.post(path).send(body).expect(400))).toEqual([
      'body /status',
    ]);
  });

  it('adds twenty equal pieces at once a single time, and one of four that differ', async () => {
    const before = await lineOf(app.api);
    const equal = await Promise.all(Array.from({ length: 20 }, () => write(0, 'same')));
    expect(equal.map(({ status }) => status)).toEqual(Array<number>(20).fill(200));
    expect([await lineOf(app.api), (await read()).content]).toEqual([before + 1, 'same']);
    const other = await Promise.all(['a', 'b', 'c', 'd'].map((text) => write(4, text)));
    expect(other.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    expect(await lineOf(app.api)).toBe(before + 2);
  });
});
