import type { Client } from '../client.js';
import { isPassing, persist } from '../http/persist.js';
import { storedMessageId } from '../message-form/stored-id.js';
import type { Message } from '../types.js';
import type { Entry } from './entry.js';
import { isProblem } from './is-problem.js';

/** Milliseconds for which a message is sent again while the server is away. */
const PATIENCE = 60_000;

/** Writes the messages of one chat, one after the other, however often they are given. */
export interface MessageStore {
  /** Stores a message, or replaces it but for its `metadata`. One that was deleted stays so. */
  put(entry: Entry): Promise<void>;
  /** Deletes messages; those that are gone already are no error. */
  remove(ids: readonly string[]): Promise<void>;
  /** Takes note of messages that have been read, so that they need not be read as parents. */
  remember(messages: Iterable<Message>): void;
}

export function messageStore(client: Client, chatId: string): MessageStore {
  const sequences = new Map<string, number>();
  const unsaved = new Map<string, Entry>();
  const writing = new Set<string>();
  let last: Promise<unknown> = Promise.resolve();
  const idOf = (id: string) => storedMessageId(chatId, id);

  /** A child must not overtake its parent, nor an older version a newer one. */
  function inTurn<T>(task: () => Promise<T>): Promise<T> {
    const done = last.then(task);
    last = done.catch(() => undefined);
    return done;
  }

  async function save(entry: Entry): Promise<void> {
    const id = idOf(entry.id);
    if (sequences.has(id)) await replace(id, entry);
    else await create(id, entry, await sequenceOf(entry.parentId));
    if (entry.message.status === 'in_progress') writing.add(id);
    else writing.delete(id);
    if (unsaved.get(entry.id) === entry) unsaved.delete(entry.id);
  }

  async function create(id: string, entry: Entry, parent: number | null): Promise<void> {
    const message = { ...entry.message, parent_sequence: parent };
    try {
      const stored = await client.putMessage(chatId, id, message, { onlyNew: true });
      sequences.set(id, stored.sequence);
    } catch (error) {
      if (isProblem(error, 'MessageFinal')) return; // it was deleted
      if (!isProblem(error, 'PreconditionFailed')) throw error;
      await replace(id, entry);
    }
  }

  async function replace(id: string, { message }: Entry): Promise<void> {
    for (;;) {
      const now = await client.getMessage(chatId, id);
      sequences.set(id, now.sequence);
      if (now.status === 'deleted') return;
      if (now.status === 'in_progress' && !writing.has(id)) return; // somebody is writing it
      try {
        const next = { ...message, metadata: now.metadata };
        await client.putMessage(chatId, id, next, { ifRevision: now.revision });
        return;
      } catch (error) {
        if (isProblem(error, 'MessageFinal')) return;
        if (!isProblem(error, 'PreconditionFailed')) throw error;
      }
    }
  }

  /** The sequence of a parent; null for one that was never stored, as an initial greeting. */
  async function sequenceOf(localId: string | null): Promise<number | null> {
    if (localId === null) return null;
    const id = idOf(localId);
    const waiting = unsaved.get(localId);
    if (!sequences.has(id) && waiting) {
      try {
        await save(waiting);
      } catch (error) {
        if (isPassing(error)) throw error;
        return sequenceOf(waiting.parentId); // the server will never take it
      }
    }
    if (!sequences.has(id)) {
      try {
        sequences.set(id, (await client.getMessage(chatId, id)).sequence);
      } catch (error) {
        if (!isProblem(error, 'NotFound')) throw error;
      }
    }
    return sequences.get(id) ?? null;
  }

  return {
    put(entry) {
      unsaved.set(entry.id, entry);
      return inTurn(() => persist(() => save(entry), undefined, PATIENCE));
    },
    remove: (ids) =>
      inTurn(async () => {
        for (const id of ids) {
          unsaved.delete(id);
          try {
            await client.deleteMessage(chatId, idOf(id));
          } catch (error) {
            if (!isProblem(error, 'NotFound')) throw error;
          }
        }
      }),
    remember(messages) {
      for (const { id, sequence } of messages) sequences.set(id, sequence);
    },
  };
}
