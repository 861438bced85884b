import { randomUUID } from 'node:crypto';
import type { Chat } from '../../../../src/chat/contract';
import { Asked } from './asked';
import { pick } from './pick';
import type { ToldChat } from './told-chat';
import { isDone, type Writing } from './writing';

/** Makes a chat under its id, unless somebody is about to. */
export async function make({ told, clients }: Writing, chat: ToldChat): Promise<void> {
  if (chat.changing) return;
  const asked = new Asked(told, chat);
  const ended = chat.begin();
  const body = { id: chat.id, title: 'A tale' };
  const reply = await pick(clients).send({ path: '/api/v1/chats', body });
  ended(true);
  if (isDone(told, 'createChat', reply, [201, 409])) see(told, asked, reply.text);
}

/** Another title, and pinned or not. */
export async function rename({ told, clients }: Writing, chat: ToldChat): Promise<void> {
  const asked = new Asked(told, chat);
  const body = { title: `A tale ${randomUUID()}`, pinned: Math.random() < 0.5 };
  const reply = await pick(clients).send({ path: chat.path, method: 'PATCH', body });
  told.complain(asked.judge('updateChat', reply.status));
  if (isDone(told, 'updateChat', reply, [200, 404])) see(told, asked, reply.text);
}

/** Deletes a chat, and half the time makes it anew at once. */
export async function remake(writing: Writing, chat: ToldChat): Promise<void> {
  const { told, clients } = writing;
  const { since } = new Asked(told, chat);
  const ended = chat.begin();
  const reply = await pick(clients).send({ path: chat.path, method: 'DELETE' });
  if (isDone(told, 'deleteChat', reply, [204, 404])) {
    told.deleted(since);
    told.deletions += 1;
  }
  chat.gone(since);
  ended(false);
  if (Math.random() < 0.5) await make(writing, chat);
}

/** Deletes every chat. */
export async function clear({ told, clients }: Writing): Promise<void> {
  const { since } = new Asked(told);
  const ends = told.chats.map((chat) => chat.begin());
  const path = '/api/v1/chats?confirm=true';
  const reply = await pick(clients).send({ path, method: 'DELETE' });
  if (isDone(told, 'deleteChats', reply, [204])) {
    told.deleted(since);
    told.clearances += 1;
  }
  for (const chat of told.chats) chat.gone(since);
  for (const ended of ends) ended(false);
}

function see(told: Writing['told'], { since }: Asked, text: string): void {
  const chat = JSON.parse(text) as Chat;
  told.changed(chat.revision, chat.id, since);
  told.seeChat(chat);
}
