import type { Chat, Message, MessageReplacement } from '../../src/chat/contract';
import { useApp } from '../support/app';
import { append, chatPath, createChat, messagePath, newMessage } from '../support/builders';
import { newStoryboard, put, readChat } from '../support/builders';
import { stoppedClock } from '../support/clock';
import { NOWHERE } from '../support/good-requests';
import { invalidPlaces, problemIn } from '../support/problem';
import { tag } from '../support/revisions';

const clock = stoppedClock();
const app = useApp({ clock });
const ID = '6f9619ff-8b86-d011-b42d-00cf4fc964ff';
const TOOL_CALL = {
  role: 'assistant',
  content: 'It is cold.',
  format: 'ai-sdk/v6',
  payload: { parts: [{ type: 'tool-weather', output: { celsius: -20 } }] },
  attachments: newStoryboard(2).attachments!,
  metadata: { model: 'storyteller-2' },
} satisfies MessageReplacement;

let chat: Chat;
beforeEach(async () => {
  chat = await createChat(app.api);
  clock.pass(1_000);
});

const send = (body: object, id = ID) => app.api.put(messagePath(chat, { id })).send(body);

describe('putMessage', () => {
  it('answers 201 to a new id, behind all others, with the id in lower case', async () => {
    await append(app.api, chat);
    const reply = await send(TOOL_CALL, ID.toUpperCase()).expect(201);
    const message = reply.body as Message;
    expect(message).toMatchObject({ ...TOOL_CALL, id: ID, sequence: 2, parent_sequence: 1 });
    expect(reply.headers['etag']).toBe(tag(message));
    expect((await app.api.get(messagePath(chat, message)).expect(200)).body).toEqual(message);
    expect((await readChat(app.api, chat)).revision).toBe(message.revision);
  });

  it('answers 200 to an answer that has ended empty and is saved as it is, and 400 to an empty other one', async () => {
    const empty = { role: 'assistant', content: '' } as const;
    await put(app.api, chat, { id: ID }, { ...empty, status: 'in_progress' });
    const ended = await app.api.patch(messagePath(chat, { id: ID })).send({ status: 'completed' });
    expect((await send(empty).expect(200)).body).toEqual(ended.body);
    const noted = await send({ ...empty, metadata: { model: 'storyteller-2' } }).expect(400);
    expect(invalidPlaces(noted)).toEqual(['body /content']);
    expect(invalidPlaces(await send(empty, NOWHERE.message.id).expect(400))).toEqual([
      'body /content',
    ]);
  });

  it('answers 200 to a known id: its place stays, all else is as sent or by default', async () => {
    await append(app.api, chat);
    const before = await put(app.api, chat, { id: ID }, TOOL_CALL);
    await append(app.api, chat);
    const { last_activity_at } = await readChat(app.api, chat);
    clock.pass(1_000);
    const reply = await send({ role: 'user', content: 'rewritten' }).expect(200);
    const after = reply.body as Message;
    expect(after).toEqual({
      ...before,
      role: 'user',
      content: 'rewritten',
      attachments: [],
      format: null,
      payload: null,
      metadata: {},
      updated_at: clock().toISOString(),
      revision: before.revision + 2,
    });
    expect(reply.headers['etag']).toBe(tag(after));
    const stored = await readChat(app.api, chat);
    expect(stored.messages.data[1]).toEqual(after);
    expect(stored).toMatchObject({
      message_count: 3,
      last_activity_at,
      updated_at: after.updated_at,
      revision: after.revision,
    });
  });

  it('takes an answer for incomplete and, later, for completed', async () => {
    for (const status of ['incomplete', 'completed'] as const)
      expect(await put(app.api, chat, { id: ID }, { ...TOOL_CALL, status })).toMatchObject({
        status,
        sequence: 1,
      });
  });

  it('only creates with If-None-Match: *', async () => {
    await send(newMessage()).set('If-None-Match', '*').expect(201);
    const refused = await send(newMessage()).set('If-None-Match', '*').expect(412);
    expect(problemIn(refused).type).toBe('/problems/precondition-failed');
    const other = await send(newMessage()).set('If-None-Match', '"1"').expect(400);
    expect(invalidPlaces(other)).toEqual(['header if-none-match']);
  });

  it('only replaces what was seen with If-Match', async () => {
    for (const tags of ['*', tag(chat)]) await send(newMessage()).set('If-Match', tags).expect(412);
    const seen = await put(app.api, chat, { id: ID });
    const change = newMessage({ content: 'changed' });
    for (const tags of [tag(chat), `W/${tag(seen)}`])
      await send(change).set('If-Match', tags).expect(412);
    const changed = await send(change).set('If-Match', tag(seen)).expect(200);
    expect((changed.body as Message).revision).toBe(seen.revision + 1);
    await send(change).set('If-Match', tag(seen)).expect(412);
    await send(newMessage()).set('If-Match', `"1", ${changed.headers['etag']!}`).expect(200);
  });

  it('answers 404 to a chat that never was', async () => {
    const reply = await app.api.put(messagePath(NOWHERE.chat, { id: ID })).send(newMessage());
    expect(reply.status).toBe(404);
  });

  it('answers 413 to a body that is too large, and 415 to one that is not JSON', async () => {
    await send({ content: 'x'.repeat(1_048_576) }).expect(413);
    await app.api
      .put(chatPath(chat, `/messages/${ID}`))
      .type('xml')
      .send('<a/>')
      .expect(415);
  });
});
