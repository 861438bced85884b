import type { Chat, Message, NewMessage } from '../../src/chat/contract';
import { useApp } from '../support/app';
import { append, chatPath, createChat, messagePath, newMessage } from '../support/builders';
import { put, readChat } from '../support/builders';
import { invalidPlaces } from '../support/problem';

const app = useApp();
let chat: Chat;
beforeEach(async () => {
  chat = await createChat(app.api);
});

/** Appends messages with these parents, one after the other; undefined leaves the parent out. */
async function appendTo(...parents: (number | null | undefined)[]): Promise<void> {
  for (const parent_sequence of parents)
    await append(app.api, chat, parent_sequence === undefined ? {} : { parent_sequence });
}

async function parents(): Promise<(number | null)[]> {
  const { messages } = await readChat(app.api, chat);
  return messages.data.map(({ parent_sequence }) => parent_sequence);
}

const batch = (messages: readonly Partial<NewMessage>[]) =>
  app.api.post(chatPath(chat, '/messages/batch')).send({ messages: messages.map(newMessage) });

it('Left out, the parent is the newest message.', async () => {
  await appendTo(undefined, undefined, undefined);
  expect(await parents()).toEqual([null, 1, 2]);
});

it('Given, it makes a branch: an answer regenerated, a prompt edited, a new beginning.', async () => {
  await appendTo(undefined, undefined, 1, 1, null, undefined, 2);
  expect(await parents()).toEqual([null, 1, 1, 1, null, 5, 2]);
});

it('In a batch it is the one before it in the batch, and the first follows the newest.', async () => {
  await appendTo(undefined);
  await batch([{}, {}, { parent_sequence: 1 }, {}, { parent_sequence: null }, {}]).expect(201);
  expect(await parents()).toEqual([null, 1, 2, 1, 4, null, 6]);
});

it('A tombstone is a parent like any other.', async () => {
  const message = await append(app.api, chat);
  await app.api.delete(messagePath(chat, message)).expect(204);
  await appendTo(undefined, 1);
  expect(await parents()).toEqual([null, 1, 1]);
});

it.each([1, 2, 9007199254740991])('In an empty chat there is no %d to follow.', async (parent) => {
  const message = newMessage({ parent_sequence: parent });
  const reply = await app.api.post(chatPath(chat, '/messages')).send(message).expect(400);
  expect(invalidPlaces(reply)).toEqual(['body /parent_sequence']);
  expect(await readChat(app.api, chat)).toMatchObject(chat);
});

it.each([0, -1, 1.5, '1'])('%j is no sequence.', async (parent) => {
  await appendTo(undefined, undefined);
  const message = { ...newMessage(), parent_sequence: parent };
  const reply = await app.api.post(chatPath(chat, '/messages')).send(message).expect(400);
  expect(invalidPlaces(reply)).toEqual(['body /parent_sequence']);
});

it('In a batch no message can follow one that came with it: 400, and none is stored.', async () => {
  await appendTo(undefined);
  const reply = await batch([{}, {}, { parent_sequence: 2 }]).expect(400);
  expect(invalidPlaces(reply)).toEqual(['body /messages/2/parent_sequence']);
  expect(await parents()).toEqual([null]);
});

it('PUT gives a new message its parent like any other, and none that is not there.', async () => {
  await appendTo(undefined, undefined);
  const ids = ['a', 'b', 'c', 'd'].map((c) => ({ id: `019aae1c-0000-7000-8000-00000000000${c}` }));
  await put(app.api, chat, ids[0]!);
  await put(app.api, chat, ids[1]!, { parent_sequence: 1 });
  await put(app.api, chat, ids[2]!, { parent_sequence: null });
  const request = app.api.put(messagePath(chat, ids[3]!));
  const reply = await request.send(newMessage({ parent_sequence: 6 })).expect(400);
  expect(invalidPlaces(reply)).toEqual(['body /parent_sequence']);
  expect(await parents()).toEqual([null, 1, 2, 1, null]);
});

it('PUT takes the parent that a message has, and no other.', async () => {
  await appendTo(undefined, undefined);
  const message = await append(app.api, chat);
  const same = await put(app.api, chat, message, { parent_sequence: 2, content: 'edited' });
  expect(same).toMatchObject({ parent_sequence: 2, content: 'edited' });
  for (const parent_sequence of [null, 1, 3, 9]) {
    const other = newMessage({ parent_sequence });
    const reply = await app.api.put(messagePath(chat, message)).send(other).expect(400);
    expect(invalidPlaces(reply)).toEqual(['body /parent_sequence']);
  }
  expect((await readChat(app.api, chat)).messages.data[2]).toEqual(same);
});

it('50 appends at once make one chain.', async () => {
  const told = await Promise.all(Array.from({ length: 50 }, () => append(app.api, chat)));
  const bySequence = told.sort((a: Message, b) => a.sequence - b.sequence);
  expect(bySequence.map(({ parent_sequence }) => parent_sequence)).toEqual([
    null,
    ...Array.from({ length: 49 }, (_, i) => i + 1),
  ]);
  expect((await readChat(app.api, chat)).messages.data).toEqual(bySequence);
});
