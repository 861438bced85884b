import { isDeepStrictEqual } from 'node:util';
import type { StoredMessage } from './database';

/** What a message is, or is to be. */
export interface State {
  readonly content: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly payload: Readonly<Record<string, unknown>> | null;
  /** Its attachments' URLs. */
  readonly urls: readonly string[];
  readonly deleted: boolean;
}

/** A message that one client alone changes, and what the client knows of it. */
export interface Edited {
  readonly chatId: string;
  readonly id: string;
  /** As the server has acknowledged it; undefined while it never has. */
  known: State | undefined;
  /** The number of its latest change that was told. */
  revision: number;
  /** What was sent, while nobody has told what became of it. */
  open: State | undefined;
}

/** The messages that were put, annotated and deleted, rather than appended. */
export class Edits {
  readonly messages = new Map<string, Edited>();
  acknowledged = 0;

  /** @returns how many are not as they were acknowledged, nor as they were to be next. */
  lost(stored: readonly StoredMessage[]): number {
    const there = new Map(stored.map((message) => [message.id, message]));
    return [...this.messages.values()].filter((edited) => !agrees(edited, there.get(edited.id)))
      .length;
  }

  /** Takes what became of everything that was sent and never answered from the database. */
  settle(stored: readonly StoredMessage[]): void {
    for (const message of stored) {
      const edited = this.messages.get(message.id);
      if (!edited?.open) continue;
      if (isState(edited.open, message)) edited.known = edited.open;
      edited.revision = message.revision;
      edited.open = undefined;
    }
  }
}

function agrees({ chatId, known, open, revision }: Edited, there?: StoredMessage): boolean {
  if (!there) return known === undefined;
  if (there.chatId !== chatId) return false;
  if (known && isState(known, there) && there.revision === revision) return true;
  return open !== undefined && isState(open, there) && there.revision > revision;
}

function isState(state: State, there: StoredMessage): boolean {
  const { content, metadata, payload, urls, deleted } = state;
  return (
    there.content === content &&
    there.urls.join() === urls.join() &&
    (there.status === 'deleted') === deleted &&
    isDeepStrictEqual(there.metadata, metadata) &&
    isDeepStrictEqual(there.payload && (JSON.parse(there.payload) as unknown), payload)
  );
}
