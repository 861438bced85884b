import { clear, make, remake, rename } from './chat-changes';
import { annotate, append, put, remove, stream } from './message-changes';
import { pickSkewed } from './pick';
import { anyAbout } from './questions';
import type { Reader } from './reader';
import type { ToldChat } from './told-chat';
import type { Writing } from './writing';

/** Of a thousand changes; the rest are appends. */
const SHARES = [
  ['clear', 3],
  ['remake', 50],
  ['rename', 150],
  ['put', 200],
  ['annotate', 100],
  ['stream', 80],
  ['remove', 100],
] as const;
/** Messages of its own that a writer keeps before it deletes the oldest. */
const KEPT = 5;

/** A client that changes one thing after the other, and as a rule reads what has come of it. */
export class Writer {
  /** What it has appended. */
  readonly #own: { readonly chat: ToldChat; readonly id: string }[] = [];

  constructor(
    private readonly writing: Writing,
    private readonly reader: Reader,
  ) {}

  async run(until: { readonly over: boolean }): Promise<void> {
    const { chats } = this.writing.told;
    while (!until.over) {
      const chat = pickSkewed(chats);
      if (!chat.life?.there && Math.random() < 0.2) await make(this.writing, chat);
      else await this.#change(chat);
      if (chat.life?.there === false || Math.random() < 0.5) await this.reader.ask(anyAbout(chat));
    }
  }

  async #change(chat: ToldChat): Promise<void> {
    const { writing } = this;
    switch (anyChange()) {
      case 'clear':
        return clear(writing);
      case 'remake':
        return remake(writing, chat);
      case 'rename':
        return rename(writing, chat);
      case 'put':
        return put(writing, chat);
      case 'annotate':
        return annotate(writing, chat);
      case 'stream':
        return stream(writing, chat);
      case 'remove': {
        const oldest = this.#own.length > KEPT ? this.#own.shift() : undefined;
        if (oldest) return remove(writing, oldest.chat, oldest.id);
      }
    }
    const id = await append(writing, chat);
    if (id !== undefined) this.#own.push({ chat, id });
  }
}

function anyChange(): (typeof SHARES)[number][0] | undefined {
  let left = Math.random() * 1_000;
  return SHARES.find(([, share]) => (left -= share) < 0)?.[0];
}
