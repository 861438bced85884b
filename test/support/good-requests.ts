import type { Test } from 'supertest';
import type { OperationId } from '../../src/http/operations/types';
import type { Api } from './api';
import { chatPath, newMessage } from './builders';
import { upToFirstEvent } from './first-event';

/** The operations that belong to an owner. */
export type OwnedOperation = Exclude<OperationId, 'getHealth' | 'getReadiness'>;

/** What a request can be about. */
export interface Target {
  readonly chat: { readonly id: string };
  readonly message: { readonly id: string };
}

/** For each operation a request that nothing is wrong with. */
export const goodRequests: Readonly<Record<OwnedOperation, (api: Api, target: Target) => Test>> = {
  createChat: (api) => api.post('/api/v1/chats').send({ title: 'The magic coat' }),
  listChats: (api) => api.get('/api/v1/chats'),
  deleteChats: (api) => api.delete('/api/v1/chats?confirm=true'),
  getChat: (api, { chat }) => api.get(chatPath(chat)),
  updateChat: (api, { chat }) => api.patch(chatPath(chat)).send({ pinned: true }),
  deleteChat: (api, { chat }) => api.delete(chatPath(chat)),
  listMessages: (api, { chat }) => api.get(chatPath(chat, '/messages')),
  appendMessage: (api, { chat }) => api.post(chatPath(chat, '/messages')).send(newMessage()),
  appendMessages: (api, { chat }) =>
    api.post(chatPath(chat, '/messages/batch')).send({ messages: [newMessage(), newMessage()] }),
  getMessage: (api, { chat, message }) => api.get(chatPath(chat, `/messages/${message.id}`)),
  putMessage: (api, { chat, message }) =>
    api.put(chatPath(chat, `/messages/${message.id}`)).send(newMessage()),
  updateMessage: (api, { chat, message }) =>
    api.patch(chatPath(chat, `/messages/${message.id}`)).send({ metadata: { feedback: 'up' } }),
  streamChatEvents: (api, { chat }) => upToFirstEvent(api.get(chatPath(chat, '/events'))),
  streamEvents: (api) => upToFirstEvent(api.get('/api/v1/events')),
  deleteMessage: (api, { chat, message }) => api.delete(chatPath(chat, `/messages/${message.id}`)),
};

export const ownedOperations = Object.keys(goodRequests) as OwnedOperation[];

/** Those that write wait for their turn; the others read. */
export const writingOperations = [
  'createChat',
  'updateChat',
  'deleteChat',
  'deleteChats',
  'appendMessage',
  'appendMessages',
  'putMessage',
  'updateMessage',
  'deleteMessage',
] as const satisfies OwnedOperation[];

/** Ids that nothing has. */
export const NOWHERE: Target = {
  chat: { id: '019aae1c-0000-7000-8000-000000000001' },
  message: { id: '019aae1c-0000-7000-8000-000000000002' },
};
