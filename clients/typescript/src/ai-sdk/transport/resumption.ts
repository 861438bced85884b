import type { Client } from '../../client.js';
import type { Message } from '../../types.js';
import { stopMessage } from '../stop-reply.js';
import { same } from '../stored/fingerprint.js';
import { knownChat } from '../stored/known.js';
import { toUIMessage } from '../stored/to-ui-message.js';
import type { UIMessage, UIMessageChunk } from '../types.js';
import { newest } from './newest.js';
import { resumeReply } from './resume-reply.js';

/** Takes up the reply that a chat ends with. */
export class Resumption {
  /** How often it was begun, by chat. */
  readonly #turns = new Map<string, number>();

  constructor(
    private readonly client: Client,
    private readonly stops: boolean,
    private readonly initialMessages: readonly UIMessage[] | undefined,
  ) {}

  /** @returns null where there is nothing to take up */
  async begin(
    chatId: string,
    signal: AbortSignal | undefined,
  ): Promise<ReadableStream<UIMessageChunk> | null> {
    const key = chatId.toLowerCase();
    const turn = (this.#turns.get(key) ?? 0) + 1;
    this.#turns.set(key, turn);
    const head = await newest(this.client, chatId, signal ? { signal } : {});
    if (!head || !this.#isNews(head)) return null;
    if (this.stops) signal?.addEventListener('abort', () => this.#stop(head, turn));
    return resumeReply(this.client, head, signal);
  }

  /** Whether the screen does not show it as it is: it grows, or ended since it was loaded. */
  #isNews(head: Message): boolean {
    if (head.role !== 'assistant' || head.status === 'deleted') return false;
    if (head.status === 'in_progress') return true;
    const message = toUIMessage(head);
    const [known] = knownChat(this.client, head.chat_id).versions(message);
    if (known) return known.status === 'in_progress';
    const last = this.initialMessages?.at(-1);
    return last?.id === message.id && !same(last, message);
  }

  /** A chat that takes up its reply anew ends the stream that it had, and does not mean the reply. */
  #stop({ chat_id, id }: Message, turn: number): void {
    setTimeout(() => {
      if (this.#turns.get(chat_id) !== turn) return;
      stopMessage(this.client, chat_id, id).catch(() => undefined); // the screen has stopped
    });
  }
}
