import type { Client } from '../../client.js';
import { MessageFinal, NetworkError, PreconditionFailed } from '../../problems.js';
import type { Message, RequestOptions } from '../../types.js';
import type { Known, KnownChat } from '../stored/known.js';
import { isCutShort, roleOf, toStored } from '../stored/to-message.js';
import type { UIMessage } from '../types.js';
import { plan, type Write } from './plan.js';

/** Where a message stands in the list that is saved. */
export interface Place {
  readonly client: Client;
  readonly chat: KnownChat;
  /** The sequence of the message before it. */
  readonly parent: number | null;
  readonly next?: UIMessage | undefined;
  readonly options: RequestOptions;
}

/** How often others may get in between before it is given up. */
const MOST_TRIES = 10;

/** Stores one message where it differs from what is known; where others were faster, looks again. */
export async function saveMessage(message: UIMessage, place: Place): Promise<Known> {
  const { client, chat, next, options } = place;
  const read = async (id: string) => chat.remember(await client.getMessage(chat.id, id, options));
  let settled = false;
  for (let tries = 1; ; tries += 1) {
    const todo = plan(chat, message, next);
    if ('known' in todo && (settled || !todo.unsettled)) return todo.known;
    settled = true;
    if ('known' in todo) {
      await read(todo.known.id);
      continue;
    }
    try {
      return chat.remember(await write(message, todo, place));
    } catch (error) {
      if (tries === MOST_TRIES || !isConflict(error)) throw error;
      if (error instanceof NetworkError) continue; // a repeat meets its own change, and sees so
      const found = await read(todo.id);
      if (found.status === 'deleted') return found;
    }
  }
}

function isConflict(error: unknown): boolean {
  return [PreconditionFailed, MessageFinal, NetworkError].some((kind) => error instanceof kind);
}

function write(message: UIMessage, { id, replaces }: Write, place: Place): Promise<Message> {
  const { client, chat, parent, options } = place;
  const body = { role: roleOf(message), ...toStored(message) };
  if (!replaces) {
    const status = isCutShort(message) ? 'incomplete' : 'completed';
    const first = { ...body, status, parent_sequence: parent } as const;
    return client.putMessage(chat.id, id, first, { ...options, onlyNew: true });
  }
  // What others have noted on the message stays, and an answer that was stopped stays stopped.
  const { metadata, revision } = replaces;
  const status =
    replaces.status === 'incomplete' || isCutShort(message) ? 'incomplete' : 'completed';
  const again = { ...body, role: replaces.role, status, metadata } as const;
  return client.putMessage(chat.id, id, again, { ...options, ifRevision: revision });
}
