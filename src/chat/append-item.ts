import type { NewMessage } from './contract';
import type { Idempotency } from './idempotency';

/** Messages to store behind the others of a chat, all or none. */
export interface Append {
  readonly owner: string;
  readonly chatId: string;
  readonly messages: readonly NewMessage[];
  readonly idempotency: Idempotency | undefined;
}

/** A name for a chat, or for something in it, that no other owner or chat shares. */
export function nameOf({ owner, chatId }: Pick<Append, 'owner' | 'chatId'>, part = ''): string {
  return JSON.stringify([owner, chatId, part]);
}

/** The bytes of what an append stores, as JSON. */
export function weightOf({ messages }: Append): number {
  return Buffer.byteLength(JSON.stringify(messages));
}
