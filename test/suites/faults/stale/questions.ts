import type { Reply } from '../client';
import { pick, pickSkewed } from './pick';
import type { Told } from './told';
import type { ToldChat } from './told-chat';

interface Asking {
  readonly path: string;
  readonly limit: number;
}

/** A page of messages. */
export interface PageAsked extends Asking {
  readonly chat: ToldChat;
  readonly order: 'asc' | 'desc';
  /** The sequence that a page in ascending order begins with, where it is known. */
  readonly start?: number;
  /** Whether a page in descending order begins with the newest. */
  readonly newest?: boolean;
}

/** A read, and what its reply has to hold. */
export type Question =
  | (PageAsked & { readonly operation: 'getChat' | 'listMessages' })
  | { readonly operation: 'getMessage'; path: string; chat: ToldChat; id: string }
  | (Asking & {
      readonly operation: 'listChats';
      readonly chat?: undefined;
      /** Whether every chat has to be there. */
      readonly whole: boolean;
    });

export function anyQuestion(told: Told): Question {
  return Math.random() < 0.2 ? pick(aboutAll()) : anyAbout(pickSkewed(told.chats));
}

export function anyAbout(chat: ToldChat): Question {
  return pick([...aboutPages(chat), ...aboutMessages(chat, 3)]);
}

/** The messages that are put, and the latest of the others. */
export function aboutMessages(chat: ToldChat, latest: number): Question[] {
  return [...chat.slots, ...chat.ids.slice(-latest)].map((id) => ({
    operation: 'getMessage',
    path: `${chat.path}/messages/${id}`,
    chat,
    id,
  }));
}

export function aboutPages(chat: ToldChat): Question[] {
  const [getChat, listMessages] = ['getChat', 'listMessages'] as const;
  const [asc, desc] = ['asc', 'desc'] as const;
  const whole = { operation: getChat, chat };
  const list = { operation: listMessages, chat };
  const path = `${chat.path}/messages`;
  return [
    { ...whole, path: chat.path, limit: 200, order: asc, start: 1 },
    { ...whole, path: `${chat.path}?limit=0`, limit: 0, order: asc, start: 1 },
    { ...whole, path: `${chat.path}?limit=5&order=desc`, limit: 5, order: desc, newest: true },
    { ...list, path, limit: 50, order: asc, start: 1 },
    { ...list, path: `${path}?limit=5&order=desc`, limit: 5, order: desc, newest: true },
    { ...list, path: `${path}?limit=10&after_sequence=3`, limit: 10, order: asc, start: 4 },
  ];
}

export function aboutAll(): Question[] {
  const path = '/api/v1/chats';
  const list = { operation: 'listChats' } as const;
  return [
    { ...list, path, limit: 50, whole: true },
    { ...list, path: `${path}?limit=3`, limit: 3, whole: false },
    { ...list, path: `${path}?pinned=true`, limit: 50, whole: false },
  ];
}

/** The page behind one, if there is any. */
export function following(question: Question, { status, text }: Reply): Question | undefined {
  const { operation } = question;
  if (status !== 200 || (operation !== 'listChats' && operation !== 'listMessages'))
    return undefined;
  const { next_cursor } = JSON.parse(text) as { next_cursor: string | null };
  if (next_cursor === null) return undefined;
  const before = question.path.replace(/.cursor=.*/, '');
  const path = `${before}${before.includes('?') ? '&' : '?'}cursor=${next_cursor}`;
  if (operation === 'listChats') return { ...question, path, whole: false };
  const { chat, limit, order } = question;
  return { operation, path, chat, limit, order };
}
