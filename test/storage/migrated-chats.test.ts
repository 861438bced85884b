import type { ChatPage, MessagePage } from '../../src/chat/contract';
import { useApp } from '../support/app';
import { append, chatPath, createChat, messagePath, put, readChat } from '../support/builders';
import { leaveOldDatabase, type OldRow } from '../support/old-database';
import { BATCH, CHAT, LARGE, oldChats, SINGLE } from '../support/old-chats';
import { oldRows } from '../support/old-rows';
import { lineOf, tag } from '../support/revisions';
import { writtenTo } from '../support/written';

/*
 * What the first version has left behind, read and changed by this one.
 */
const rows = oldRows(oldChats);
const app = useApp({ prepare: (url) => leaveOldDatabase(url, rows) });

const iso = (time: unknown) => String(time).replace(' ', 'T').replace(' +00:00', 'Z');

function inChat({ owner, chat_id }: OldRow) {
  return (row: OldRow) => row['owner'] === owner && row['chat_id'] === chat_id;
}

/** A message as it has to be read now. */
function expected(row: OldRow) {
  const { id, chat_id, role, content, status, revision } = row;
  const sequence = Number(row['sequence']);
  const attachments = rows.message_attachments
    .filter((image) => inChat(row)(image) && image['sequence'] === sequence)
    .map(({ type, url, alt, width, height }) => ({ type, url, alt, width, height }));
  const parent_sequence = sequence === 1 ? null : sequence - 1;
  const metadata = JSON.parse(row['metadata'] as string) as object;
  const times = { created_at: iso(row['created_at']), updated_at: iso(row['updated_at']) };
  const added = { parent_sequence, format: null, payload: null };
  const kept = { id, chat_id, sequence, role, content, status, revision };
  return { ...kept, ...added, attachments, metadata, ...times };
}

it('Every message and every chat is as it was, and the messages are a chain.', async () => {
  for (const chat of rows.chats.filter(({ owner }) => owner !== 'changed')) {
    const { owner, id, message_count, revision, last_activity_at } = chat;
    const read = await readChat(app.as(owner as string), { id: id as string });
    expect(read).toMatchObject({
      message_count,
      revision,
      last_activity_at: iso(last_activity_at),
    });
    const messages = rows.messages.filter(inChat({ owner: owner!, chat_id: id! }));
    expect(read.messages.data).toEqual(messages.map(expected).slice(0, read.messages.data.length));
  }
  const { data } = (await app.api.get('/api/v1/chats').expect(200)).body as ChatPage;
  expect(data).toHaveLength(3);
});

it('A page of large messages ends in time.', async () => {
  const reply = await app.api.get(chatPath(LARGE, '/messages')).expect(200);
  expect(Buffer.byteLength(reply.text)).toBeLessThanOrEqual(4 * 1_024 * 1_024);
  const page = reply.body as MessagePage;
  expect([page.data.length > 40, page.has_more]).toEqual([true, true]);
});

it('A line begins beyond every number that was ever given.', async () => {
  for (const owner of ['local', 'rich-man']) {
    const given = [...rows.chats, ...rows.messages].filter((row) => row['owner'] === owner);
    const greatest = Math.max(...given.map(({ revision }) => Number(revision)));
    expect(await lineOf(app.as(owner))).toBeGreaterThan(greatest);
  }
});

it('Every message saved again as it is writes nothing.', async () => {
  const before = [await writtenTo(app), await lineOf(app.api)];
  for (const chat of [CHAT, LARGE]) {
    const { messages } = await readChat(app.api, chat);
    for (const message of messages.data) {
      const { role, content, attachments, metadata } = message;
      const told = await put(app.api, chat, message, { role, content, attachments, metadata });
      expect(told).toEqual(message);
    }
  }
  expect([await writtenTo(app), await lineOf(app.api)]).toEqual(before);
});

it('A key still stands for what it made, and is free once that is deleted.', async () => {
  const api = app.as('changed');
  const send = (below: string, key: string, body: object) =>
    api.post(chatPath(CHAT, below)).set('Idempotency-Key', key).send(body);
  const stored = (await readChat(api, CHAT)).messages.data;
  const single = await send('/messages', 'single', SINGLE).expect(201);
  expect(single.body).toEqual(stored[3]);
  const batch = await send('/messages/batch', 'batch', BATCH).expect(201);
  expect(batch.body).toEqual({ data: stored.slice(4, 7) });
  await send('/messages', 'single', { ...SINGLE, content: 'other' }).expect(422);
  for (const message of stored.slice(4, 7)) {
    await send('/messages/batch', 'batch', { messages: [SINGLE] }).expect(422);
    await api.delete(messagePath(CHAT, message)).expect(204);
  }
  const anew = await send('/messages/batch', 'batch', { messages: [SINGLE] }).expect(201);
  expect(anew.headers).not.toHaveProperty('idempotency-replayed');
});

it('What is changed now is beyond the line, and no chat made again comes by an old ETag.', async () => {
  const api = app.as('changed');
  const before = await lineOf(api);
  const { message_count, ...chat } = await readChat(api, LARGE);
  const message = await append(api, LARGE);
  expect(message).toMatchObject({
    sequence: message_count + 1,
    parent_sequence: message_count,
    revision: before + 1,
  });
  await api.delete(chatPath(LARGE)).expect(204);
  const again = await createChat(api, { id: chat.id });
  expect(again.revision).toBe(before + 3);
  await api.get(chatPath(again)).set('If-None-Match', tag(chat)).expect(200);
});
