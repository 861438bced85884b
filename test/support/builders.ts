import type {
  Chat,
  ChatWithMessages,
  Message,
  MessageReplacement,
  NewChat,
  NewMessage,
} from '../../src/chat/contract';
import type { Api } from './api';

/** A message as a client sends it; `overrides` say what matters to the test. */
export function newMessage(overrides: Partial<NewMessage> = {}): NewMessage {
  return {
    role: 'user',
    content: 'Tell how Aldar Kose got a fur coat in the frost.',
    ...overrides,
  };
}

/** An assistant's reply with this many images. */
export function newStoryboard(frames: number): NewMessage {
  return {
    role: 'assistant',
    content: 'Aldar Kose rides over the winter steppe in a coat full of holes.',
    attachments: Array.from({ length: frames }, (_, i) => ({
      type: 'image',
      url: `https://images.example/aldar/frame-${i + 1}.webp`,
      alt: `Frame ${i + 1}`,
      width: 1024,
      height: 576,
    })),
  };
}

export async function createChat(api: Api, chat: NewChat = {}): Promise<Chat> {
  const reply = await api.post('/api/v1/chats').send(chat).expect(201);
  return reply.body as Chat;
}

/** The path of a chat, or of what is below it. */
export function chatPath({ id }: Pick<Chat, 'id'>, below = ''): string {
  return `/api/v1/chats/${id}${below}`;
}

export function messagePath(chat: Pick<Chat, 'id'>, { id }: Pick<Message, 'id'>): string {
  return chatPath(chat, `/messages/${id}`);
}

export async function append(
  api: Api,
  chat: Pick<Chat, 'id'>,
  message: Partial<NewMessage> = {},
): Promise<Message> {
  const reply = await api.post(chatPath(chat, '/messages')).send(newMessage(message)).expect(201);
  return reply.body as Message;
}

/** Stores a message under this id, or replaces the one that has it. */
export async function put(
  api: Api,
  chat: Pick<Chat, 'id'>,
  message: Pick<Message, 'id'>,
  replacement: Partial<MessageReplacement> = {},
): Promise<Message> {
  const reply = await api.put(messagePath(chat, message)).send(newMessage(replacement as never));
  expect([200, 201]).toContain(reply.status);
  return reply.body as Message;
}

/** Appends this many messages, a hundred at a time, named by their sequence. */
export async function appendMany(api: Api, chat: Pick<Chat, 'id'>, count: number): Promise<void> {
  for (let done = 0; done < count; done += 100) {
    const size = Math.min(100, count - done);
    const messages = Array.from({ length: size }, (_, i) =>
      newMessage({ content: `message ${done + i + 1}` }),
    );
    await api.post(chatPath(chat, '/messages/batch')).send({ messages }).expect(201);
  }
}

/** The chat as anybody reads it now. */
export async function readChat(api: Api, chat: Pick<Chat, 'id'>): Promise<ChatWithMessages> {
  const reply = await api.get(chatPath(chat)).expect(200);
  return reply.body as ChatWithMessages;
}
