import type { NewMessage } from '../../src/chat/contract';
import type { Filling } from '../fill';
import { SAMPLE } from '../sample';
import { prose } from './texts';

/** A history in which layouts are compared. */
export interface Setting {
  readonly title: string;
  readonly filling: Filling;
  /** What is appended to it. */
  readonly message: NewMessage;
}

const TEXTS = [
  { title: 'short answers', length: 500 },
  { title: 'long answers', length: 2_500 },
];

/** Messages of a chat. */
export const MESSAGES = 50;

/** Short and long answers, in few chats that a cache holds and in as many as it cannot hold. */
export function settings(quick: boolean): Setting[] {
  return TEXTS.flatMap(({ title, length }) => {
    const content = prose(length);
    const message = { role: SAMPLE.role, content, attachments: SAMPLE.attachments } as NewMessage;
    return (quick ? [40] : [6, 2_000]).map((chats) => ({
      title: `${title}, ${(chats * MESSAGES).toLocaleString('en')} messages`,
      filling: { chats, filled: [{ chats, messages: MESSAGES }], content, interleaved: true },
      message,
    }));
  });
}
