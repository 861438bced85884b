import { randomUUID } from 'node:crypto';
import { chatStore } from '../../src/chat/chat-store';
import { MessageChanged, MessageFinal } from '../../src/chat/errors';
import { messageStore } from '../../src/chat/message-store';
import { useApp } from '../support/app';
import { createChat, newMessage, readChat } from '../support/builders';
import { holdWriter } from '../support/full-queue';

/*
 * Writes that wait together are written together. Each of them is answered as
 * if it had been alone: by what those before it have done, and nothing of those
 * behind it.
 */
const app = useApp();
const key = { key: 'once', hash: 'a hash' };

/** The stores of a new chat, whose writer waits until `together` has called all of them. */
async function stores() {
  const { database } = app.service;
  const world = { clock: () => new Date(), newId: () => randomUUID() };
  const chat = await createChat(app.api);
  const together = async <Results extends unknown[]>(
    begin: () => {
      [I in keyof Results]: Promise<Results[I]>;
    },
  ): Promise<Results> => {
    const release = await holdWriter(database);
    const begun = begin();
    await release();
    return Promise.all(begun);
  };
  return {
    chat,
    chats: chatStore(database, world).for('local'),
    messages: messageStore(database, world).for('local', chat.id),
    together,
  };
}

const caught = (promise: Promise<unknown>) => promise.catch((error: unknown) => error);

it('A change is answered as it was made, whatever is changed behind it.', async () => {
  const { chat, messages, together } = await stores();
  const { id } = (await messages.append(newMessage())).made;
  const metadata = { feedback: 'up' };
  const [annotated, replaced, annotatedAgain] = await together(() => [
    messages.update(id, { metadata }),
    messages.put(id, newMessage({ content: 'replaced' })),
    messages.update(id, { metadata: { feedback: 'down' } }),
    messages.remove(id),
  ]);
  expect(annotated).toMatchObject({ status: 'completed', metadata, content: newMessage().content });
  expect(replaced.message).toMatchObject({ content: 'replaced', metadata: {} });
  expect(annotatedAgain).toMatchObject({ content: 'replaced', metadata: { feedback: 'down' } });
  const revisions = [annotated, replaced.message, annotatedAgain].map(({ revision }) => revision);
  const { revision } = await readChat(app.api, chat);
  expect(revisions).toEqual([revision - 3, revision - 2, revision - 1]);
});

it('A key is free for whoever comes behind the deletion.', async () => {
  const { messages, together } = await stores();
  const { made } = await messages.append(newMessage(), key);
  const [, second] = await together(() => [
    messages.remove(made.id),
    messages.append(newMessage(), key),
  ]);
  expect(second).toMatchObject({ replayed: false, made: { sequence: 2, status: 'completed' } });
  const again = await messages.append(newMessage(), key);
  expect(again).toEqual({ made: second.made, replayed: true });
});

it('A message is stored, replaced, deleted and final, one after the other.', async () => {
  const { chat, messages, together } = await stores();
  const id = randomUUID();
  const [stored, same, , final, next] = await together(() => [
    messages.put(id, newMessage(), 'absent'),
    messages.put(id, newMessage()),
    messages.remove(id),
    caught(messages.put(id, newMessage())),
    messages.append(newMessage()),
  ]);
  expect(stored).toMatchObject({ created: true, message: { sequence: 1 } });
  expect(same).toEqual({ created: false, message: stored.message });
  expect(final).toBeInstanceOf(MessageFinal);
  expect(next.made).toMatchObject({ sequence: 2, parent_sequence: 1 });
  const { data } = (await readChat(app.api, chat)).messages;
  expect(data.map(({ status }) => status)).toEqual(['deleted', 'completed']);
});

it('A precondition is held to what those before have left.', async () => {
  const { messages, together } = await stores();
  const { made } = await messages.append(newMessage());
  const seen = (revision: number) => revision === made.revision;
  const [first, second] = await together(() => [
    messages.put(made.id, newMessage({ content: 'first' }), seen),
    caught(messages.put(made.id, newMessage({ content: 'second' }), seen)),
  ]);
  expect(first.message.content).toBe('first');
  expect(second).toBeInstanceOf(MessageChanged);
});

it('What belongs to a deleted chat goes with it, and the one made again begins anew.', async () => {
  const { chat, chats, messages, together } = await stores();
  const [before, , absent, again, after] = await together(() => [
    messages.append(newMessage(), key),
    chats.remove(chat.id),
    caught(messages.append(newMessage(), key)),
    chats.create({ id: chat.id }),
    messages.append(newMessage(), key),
  ]);
  expect(absent).toBeInstanceOf(Error);
  expect(after).toMatchObject({ replayed: false, made: { sequence: 1, parent_sequence: null } });
  const revisions = [before.made.revision, again.made.revision, after.made.revision];
  expect(revisions).toEqual([...revisions].sort((a, b) => a - b));
  expect(await readChat(app.api, chat)).toMatchObject({ message_count: 1, revision: revisions[2] });
});

it('Pieces of an answer are added in their order, around what else is done to it.', async () => {
  const { chat, messages, together } = await stores();
  const { made } = await messages.append({ role: 'assistant', content: '', status: 'in_progress' });
  const words = Array.from({ length: 40 }, (_, i) => `word ${i} 😀 `);
  const offsets = words.map((_, i) => Array.from(words.slice(0, i).join('')).length);
  const noted = { metadata: { model: 'x' } };
  await together(() => [
    ...words.map((text, i) => messages.update(made.id, { append: { offset: offsets[i]!, text } })),
    messages.update(made.id, noted),
    messages.update(made.id, { append: { offset: offsets[39]!, text: words[39]! } }),
    messages.update(made.id, { status: 'completed' }),
  ]);
  const { data } = (await readChat(app.api, chat)).messages;
  expect(data).toMatchObject([
    { ...noted, content: words.join(''), status: 'completed', revision: made.revision + 42 },
  ]);
});

it('A piece goes on where a content ends that was replaced just before it.', async () => {
  const { chat, messages, together } = await stores();
  const { made } = await messages.append({
    role: 'assistant',
    content: '…',
    status: 'in_progress',
    format: 'raw',
    payload: { b: 1, a: { d: 2, c: 3 } },
  });
  const same = { payload: { a: { c: 3, d: 2 }, b: 1 } };
  const [, unchanged] = await together(() => [
    messages.update(made.id, { content: 'Once 😀' }),
    messages.update(made.id, same),
    messages.update(made.id, { append: { offset: 6, text: ' and on' } }),
  ]);
  expect(unchanged).toMatchObject({ content: 'Once 😀', revision: made.revision + 1 });
  const { data } = (await readChat(app.api, chat)).messages;
  expect(data).toMatchObject([{ content: 'Once 😀 and on', revision: made.revision + 2 }]);
});
