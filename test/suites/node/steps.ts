import { deepStrictEqual, strictEqual } from 'node:assert';
import type { ChatPage, ChatWithMessages, Message, MessagePage } from '../../../src/chat/contract';
import { prompt, storyboard } from '../../../scripts/tale';
import type { Api } from '../../support/api';

const ID = '019aae1c-2f3b-7c5d-9e41-6a0c8b1f2d10';
const CHATS = '/api/v1/chats';
const CHAT = `${CHATS}/${ID}`;
const MESSAGES = `${CHAT}/messages`;

/** The README's tour, step by step; every reply is held to the contract besides. */
export const steps: readonly (readonly [name: string, step: (api: Api) => Promise<void>])[] = [
  [
    'create a chat with an id of its own',
    async (api) => {
      const reply = await api.post(CHATS).send({ id: ID, title: 'The magic coat' }).expect(201);
      strictEqual(reply.headers['location'], CHAT);
    },
  ],
  [
    'append the prompt, twice under one key',
    async (api) => {
      const send = () => api.post(MESSAGES).set('Idempotency-Key', 'prompt-1').send(prompt);
      const first = await send().expect(201);
      const again = await send().expect(201).expect('Idempotency-Replayed', 'true');
      deepStrictEqual(again.body, first.body);
    },
  ],
  [
    'append the answer with eight images',
    async (api) => {
      const reply = await api.post(MESSAGES).send(storyboard).expect(201);
      deepStrictEqual((reply.body as Message).attachments, storyboard.attachments);
    },
  ],
  [
    'list the chats',
    async (api) => {
      const { data } = (await api.get(CHATS).expect(200)).body as ChatPage;
      deepStrictEqual(
        data.map(({ id, message_count }) => [id, message_count]),
        [[ID, 2]],
      );
    },
  ],
  [
    'read the chat, and page through its messages',
    async (api) => {
      const chat = (await api.get(CHAT).expect(200)).body as ChatWithMessages;
      const messages: Message[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const query: string = cursor && `&cursor=${cursor}`;
        const reply = await api.get(`${MESSAGES}?limit=1${query}`).expect(200);
        const page = reply.body as MessagePage;
        messages.push(...page.data);
        cursor = page.next_cursor;
      }
      deepStrictEqual(messages, chat.messages.data);
      deepStrictEqual(
        messages.map(({ content }) => content),
        [prompt.content, storyboard.content],
      );
    },
  ],
  [
    'ask whether there is anything new',
    async (api) => {
      const { headers } = await api.get(CHAT).expect(200);
      await api.get(CHAT).set('If-None-Match', headers['etag']!).expect(304);
    },
  ],
  [
    'delete the chat, and find it gone',
    async (api) => {
      await api.delete(CHAT).expect(204);
      await api.get(CHAT).expect(404);
    },
  ],
];
