import { InvalidCursor } from './errors';

/** Where a walk over chats stands: behind the chat with this activity and id. */
export interface ChatPosition {
  readonly last_activity_at: string;
  readonly id: string;
}

/*
 * A cursor is the position itself in hexadecimal, so that it needs no state and
 * the contract can say by a pattern which ones are good: `c` and the version 0,
 * 11 digits of milliseconds and the 32 digits of a UUID; or `m0` and 13 digits
 * of a sequence (2^52, more than a chat can hold).
 */

export function chatCursor({ last_activity_at, id }: ChatPosition): string {
  return `c0${hex(Date.parse(last_activity_at), 11)}${id.replaceAll('-', '')}`;
}

/** @throws InvalidCursor */
export function parseChatCursor(cursor: string): ChatPosition {
  const [, time, ...id] =
    /^c0([\da-f]{11})([\da-f]{8})([\da-f]{4})([\da-f]{4})([\da-f]{4})([\da-f]{12})$/.exec(cursor) ??
    [];
  if (!time) throw new InvalidCursor();
  return { last_activity_at: new Date(parseInt(time, 16)).toISOString(), id: id.join('-') };
}

export function messageCursor(sequence: number): string {
  return `m0${hex(sequence, 13)}`;
}

/** @throws InvalidCursor */
export function parseMessageCursor(cursor: string): number {
  const [, sequence] = /^m0([\da-f]{13})$/.exec(cursor) ?? [];
  if (!sequence) throw new InvalidCursor();
  return parseInt(sequence, 16);
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}
