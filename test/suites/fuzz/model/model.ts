import type { components } from '../../../../generated/openapi';

type Schemas = components['schemas'];
export type Chat = Schemas['Chat'];
export type ChatWithMessages = Schemas['ChatWithMessages'];
export type Message = Schemas['Message'];
export type MessagePage = Schemas['MessagePage'];
export type NewMessage = Schemas['NewMessage'];
export type MessageReplacement = Schemas['MessageReplacement'];
export type MessageUpdate = Schemas['MessageUpdate'];

/** A chat as the server must have it. */
export interface KnownChat {
  chat: Chat;
  readonly messages: Message[];
  /** By idempotency key, what was stored under it. */
  readonly keys: Map<string, Use>;
  /** Keys of which everything that they had stored is deleted. */
  readonly freed: string[];
  /** The key that made the chat. */
  readonly madeBy: { readonly key: string; readonly payload: unknown } | undefined;
}

/** What an idempotency key of a chat was used for. */
export interface Use {
  readonly operation: string;
  readonly payload: unknown;
  readonly first: number;
  readonly count: number;
}

/** A chat that was deleted. */
export interface DeadChat {
  readonly id: string;
  readonly messages: readonly string[];
  readonly key: string | undefined;
}

/** The dead that are remembered. */
const GRAVES = 20;

/** What one worker has made. Nobody else touches it. */
export class Model {
  readonly alive: KnownChat[] = [];
  readonly dead: DeadChat[] = [];

  bury(known: KnownChat): void {
    this.alive.splice(this.alive.indexOf(known), 1);
    const messages = known.messages.slice(0, 5).map(({ id }) => id);
    this.dead.push({ id: known.chat.id, messages, key: known.madeBy?.key });
    if (this.dead.length > GRAVES) this.dead.shift();
  }

  /** Gives up what it knows, after a finding. */
  forget(): void {
    this.alive.splice(0);
    this.dead.splice(0);
  }
}
