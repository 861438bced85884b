import type { Client } from '../../client.js';
import type { Message } from '../../types.js';
import type { UIMessage } from '../types.js';
import { fingerprint } from './fingerprint.js';
import { storedId } from './ids.js';
import { isOurs, toUIMessage } from './to-ui-message.js';

/** What is known of a stored message: enough to see whether a UIMessage differs from it. */
export interface Known extends Pick<
  Message,
  'id' | 'sequence' | 'parent_sequence' | 'revision' | 'status' | 'role' | 'metadata'
> {
  readonly uiId: string;
  /** Whether its payload is a UIMessage. */
  readonly isOurs: boolean;
  /** Of the UIMessage. */
  readonly print: string;
  /** Of the parts of a prompt alone. */
  readonly partsPrint: string;
}

/** Chats of which something is remembered, for each client. */
const MOST_CHATS = 100;

const clients = new WeakMap<Client, Map<string, KnownChat>>();

/** What a client has last loaded or saved of a chat. */
export function knownChat(client: Client, chatId: string): KnownChat {
  const chats = clients.get(client) ?? new Map<string, KnownChat>();
  clients.set(client, chats);
  const key = chatId.toLowerCase();
  const chat = chats.get(key) ?? new KnownChat(key);
  chats.delete(key);
  chats.set(key, chat); // the one that was used last is the last
  for (const oldest of chats.keys()) if (chats.size > MOST_CHATS) chats.delete(oldest);
  return chat;
}

export class KnownChat {
  readonly #messages = new Map<string, Known>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(readonly id: string) {}

  get isEmpty(): boolean {
    return this.#messages.size === 0;
  }

  /** Does one thing after the other, so that what one has learnt the next one knows. */
  alone<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#last.then(work);
    this.#last = result.catch(() => undefined);
    return result;
  }

  remember(message: Message): Known {
    const { id, sequence, parent_sequence, revision, status, role, metadata } = message;
    const ui = toUIMessage(message);
    const known: Known = {
      ...{ id, sequence, parent_sequence, revision, status, role, metadata },
      uiId: ui.id,
      isOurs: isOurs(message),
      print: fingerprint(ui),
      partsPrint: role === 'user' ? fingerprint(ui.parts) : '',
    };
    this.#messages.set(id, known);
    return known;
  }

  /** What is stored of a UIMessage, newest first: a prompt that was edited is stored again beside itself. */
  versions({ id }: Pick<UIMessage, 'id'>): Known[] {
    const first = storedId(this.id, id);
    return [...this.#messages.values()]
      .filter((known) => known.uiId === id || known.id === first)
      .sort((a, b) => b.sequence - a.sequence);
  }

  forget(id?: string): void {
    if (id === undefined) this.#messages.clear();
    else this.#messages.delete(id);
  }
}
