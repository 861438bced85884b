import { randomUUID } from 'node:crypto';
import type { Message } from '../../../../src/chat/contract';
import type { Send } from '../client';
import { Asked } from './asked';
import { pick } from './pick';
import type { ToldChat } from './told-chat';
import { isDone, type Writing } from './writing';

/** @returns the message's id; undefined where the chat is not there. */
export async function append(writing: Writing, chat: ToldChat): Promise<string | undefined> {
  return change(writing, chat, {
    name: 'appendMessage',
    send: { path: `${chat.path}/messages`, body: anyMessage() },
  });
}

/** Stores or replaces one of the messages that everybody puts. */
export async function put(writing: Writing, chat: ToldChat): Promise<void> {
  const send = { method: 'PUT', path: pathOf(chat, pick(chat.slots)), body: anyMessage() };
  await change(writing, chat, { name: 'putMessage', send });
}

/** Annotates one of those. */
export async function annotate(writing: Writing, chat: ToldChat): Promise<void> {
  const id = pick(chat.slots);
  await patch(writing, chat, id, { metadata: { note: randomUUID() } });
}

/** An answer that is written in pieces. */
export async function stream(writing: Writing, chat: ToldChat): Promise<void> {
  const body = { role: 'assistant', content: '', status: 'in_progress' };
  const send = { path: `${chat.path}/messages`, body };
  const id = await change(writing, chat, { name: 'appendMessage', send });
  if (id === undefined) return;
  const text = `piece ${randomUUID()}`;
  await patch(writing, chat, id, { append: { offset: 0, text } });
  const rest = { append: { offset: text.length, text }, status: 'completed' };
  await patch(writing, chat, id, rest);
}

/** Deletes a message that nobody else deletes. */
export async function remove(
  { told, clients }: Writing,
  chat: ToldChat,
  id: string,
): Promise<void> {
  const asked = new Asked(told, chat, id);
  const reply = await pick(clients).send({ method: 'DELETE', path: pathOf(chat, id) });
  told.complain(asked.judge('deleteMessage', reply.status));
  if (!isDone(told, 'deleteMessage', reply, [204, 404])) return;
  told.deleted(asked.since);
  for (const one of [chat.revisions, chat.message(id)]) one.atLeast(asked.since + 1);
  const life = asked.lifeOf(chat);
  life?.deleted.set(id, life.deleted.size);
}

async function patch(writing: Writing, chat: ToldChat, id: string, body: object): Promise<void> {
  const send = { method: 'PATCH', path: pathOf(chat, id), body };
  await change(writing, chat, { name: 'updateMessage', send, id });
}

/** @param id of a message that has to be there; @returns that of the message that was changed. */
async function change(
  { told, clients }: Writing,
  chat: ToldChat,
  { name, send, id }: { readonly name: string; readonly send: Send; readonly id?: string },
): Promise<string | undefined> {
  const asked = new Asked(told, chat, id);
  const reply = await pick(clients).send(send);
  told.complain(asked.judge(name, reply.status));
  if (!isDone(told, name, reply, [200, 201, 404])) return undefined;
  const message = JSON.parse(reply.text) as Message;
  const { revision, sequence } = message;
  told.changed(revision, message.id, asked.since);
  told.see(message);
  chat.revisions.tell(revision);
  const life = asked.lifeOf(chat);
  if (life && !life.messages.has(message.id)) life.messages.set(message.id, life.messages.size);
  if (reply.status === 201) life?.places.push({ revision, sequence });
  return message.id;
}

function pathOf(chat: ToldChat, id: string): string {
  return `${chat.path}/messages/${id}`;
}

function anyMessage() {
  const images = Math.random() < 0.2 ? 8 : 0;
  return {
    role: 'assistant',
    content: `a tale ${randomUUID()} `.repeat(4),
    attachments: Array.from({ length: images }, (_, i) => ({
      type: 'image',
      url: `https://images.example/${randomUUID()}/${i}.png`,
    })),
  };
}
