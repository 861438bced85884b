import { AbstractChat, type ChatInit, type ChatState, type ChatStatus, type UIMessage } from 'ai';

/** Holds a chat as `useChat` does: what is shown is a copy that nobody writes to. */
class State<UI extends UIMessage> implements ChatState<UI> {
  status: ChatStatus = 'ready';
  error: Error | undefined;
  readonly #watchers = new Set<() => void>();

  constructor(public messages: UI[]) {}

  pushMessage = (message: UI) => {
    this.#set([...this.messages, this.snapshot(message)]);
  };
  popMessage = () => {
    this.#set(this.messages.slice(0, -1));
  };
  replaceMessage = (index: number, message: UI) => {
    this.#set(this.messages.with(index, this.snapshot(message)));
  };
  snapshot = <Thing>(thing: Thing): Thing => structuredClone(thing);

  watch(look: () => void): () => void {
    this.#watchers.add(look);
    return () => this.#watchers.delete(look);
  }

  #set(messages: UI[]): void {
    this.messages = messages;
    for (const look of this.#watchers) look();
  }
}

/** `useChat` without React. */
export class Chat<UI extends UIMessage = UIMessage> extends AbstractChat<UI> {
  readonly #state: State<UI>;

  constructor({ messages = [], ...init }: ChatInit<UI>) {
    const state = new State<UI>([...messages]);
    super({ ...init, state });
    this.#state = state;
  }

  /** Resolves when the messages on the screen are as they should be. */
  shows(isSo: (messages: readonly UI[]) => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!isSo(this.messages)) return;
        unwatch();
        resolve();
      };
      const unwatch = this.#state.watch(look);
      look();
    });
  }

  /** Resolves when a reply that is on its way has come to be so on the screen. */
  streams(text: string): Promise<void> {
    return this.shows(
      (messages) => this.status === 'streaming' && textOf(messages.at(-1)) === text,
    );
  }
}

/** The texts of a message. */
export function textOf(message: UIMessage | undefined): string {
  const texts = message?.parts.flatMap((part) => (part.type === 'text' ? [part.text] : []));
  return texts?.join('|') ?? '';
}
