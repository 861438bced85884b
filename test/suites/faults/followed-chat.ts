import type { components } from '../../../generated/openapi';

type Schemas = components['schemas'];
type Message = Schemas['Message'];

/** A chat as somebody holds it who knows of it by events alone. */
export class FollowedChat {
  /** Events of each kind. */
  readonly count = { chat: 0, message: 0, delta: 0 };
  /** Events that told nothing new. */
  ignored = 0;
  /** What did not fit what is held. */
  readonly wrong: string[] = [];
  #chat: Schemas['Chat'] | undefined;
  readonly #messages = new Map<string, Message>();

  take({ event, data }: Schemas['ChatStreamEvent']): void {
    if (event === 'ready') return;
    if (event === 'deleted') {
      this.wrong.push('the chat is said to be deleted');
      return;
    }
    this.count[event] += 1;
    if (event === 'chat') {
      if (this.#isNew(this.#chat, data)) this.#chat = data;
    } else if (event === 'message') {
      if (this.#isNew(this.#messages.get(data.id), data)) this.#messages.set(data.id, data);
    } else this.#grow(data);
  }

  /** As `getChat` gives it. */
  get whole() {
    const data = [...this.#messages.values()].sort((a, b) => a.sequence - b.sequence);
    return { ...this.#chat, messages: { data, has_more: false, next_cursor: null } };
  }

  #grow(delta: Schemas['Delta']): void {
    const held = this.#messages.get(delta.message_id);
    if (!this.#isNew(held, delta)) return;
    const end = held && indexOf(held.content, delta.offset);
    if (end === undefined) {
      this.wrong.push(`a delta begins at ${delta.offset}, where nothing is held`);
      return;
    }
    const content = held!.content.slice(0, end) + delta.text;
    this.#messages.set(held!.id, { ...held!, content, revision: delta.revision });
  }

  #isNew(held: Held | undefined, told: Held): boolean {
    const isNew = !held || told.revision > held.revision;
    if (!isNew) this.ignored += 1;
    return isNew;
  }
}

interface Held {
  readonly revision: number;
}

/** Where a code point of a text begins; undefined beyond its end. */
function indexOf(text: string, codePoint: number): number | undefined {
  let index = 0;
  for (let i = 0; i < codePoint; i += 1) {
    if (index >= text.length) return undefined;
    index += text.codePointAt(index)! > 0xffff ? 2 : 1;
  }
  return index;
}
