import { EventSourceParserStream } from 'eventsource-parser/stream';
import { setTimeout as pause } from 'node:timers/promises';
import { call, server, type Schemas } from './api';

type Message = Schemas['Message'];

/** Milliseconds after which what has not come does not come any more. */
const PATIENCE = 5_000;

/** A screen that shows a chat: it reads it once, and is kept true by the events that follow. */
export class Follower {
  readonly #messages = new Map<string, Message>();
  /** What `Last-Event-ID` says when it connects. */
  #lastEventId: string | undefined;
  #connection: AbortController | undefined;
  #events = 0;

  /** @param path of the chat. */
  constructor(
    readonly name: string,
    private readonly path: string,
  ) {}

  /** The messages that it holds, in their order. */
  get messages(): Message[] {
    return [...this.#messages.values()].sort((a, b) => a.sequence - b.sequence);
  }

  /** What it holds of the latest message. */
  get text(): string {
    return this.messages.at(-1)?.content ?? '';
  }

  /** How many events have told it of messages. */
  get events(): number {
    return this.#events;
  }

  get isCutOff(): boolean {
    return this.#connection === undefined;
  }

  /** Connects; the first time behind what it has read, later behind what it was told last. */
  async follow(): Promise<void> {
    this.#lastEventId ??= await this.#read();
    const connection = new AbortController();
    const response = await fetch(`${server}${this.path}/events`, {
      headers: { 'Last-Event-ID': this.#lastEventId },
      signal: connection.signal,
    });
    if (!response.ok || !response.body)
      throw new Error(`${this.path}/events answers ${response.status}.`);
    this.#connection = connection;
    void this.#take(response.body)
      .catch(() => undefined) // cut off
      .then(() => {
        if (this.#connection === connection) this.cutOff();
      });
  }

  /** Loses the connection, without a word to the server. */
  cutOff(): void {
    this.#connection?.abort();
    this.#connection = undefined;
  }

  /** Waits until it holds a change to a message. @returns whether that has come. */
  async reaches(revision: number): Promise<boolean> {
    const deadline = Date.now() + PATIENCE;
    while (!this.messages.some((message) => message.revision >= revision)) {
      if (Date.now() > deadline) return false;
      await pause(10);
    }
    return true;
  }

  async #read(): Promise<string> {
    const { messages, revision } = await call<Schemas['ChatWithMessages']>('GET', this.path);
    for (const message of messages.data) this.#messages.set(message.id, message);
    return String(revision);
  }

  async #take(body: ReadableStream<Uint8Array>): Promise<void> {
    const events = body
      .pipeThrough(new TextDecoderStream())
      .pipeThrough(new EventSourceParserStream());
    for await (const { event, id, data } of events) {
      this.#apply({ event, data: JSON.parse(data) as unknown } as Schemas['ChatStreamEvent']);
      this.#lastEventId = id ?? this.#lastEventId;
    }
  }

  #apply({ event, data }: Schemas['ChatStreamEvent']): void {
    if (event !== 'message' && event !== 'delta') return;
    const held = this.#messages.get(event === 'message' ? data.id : data.message_id);
    if (held && data.revision <= held.revision) return;
    this.#events += 1;
    if (event === 'message') this.#messages.set(data.id, data);
    else if (held) this.#messages.set(held.id, { ...held, ...grown(held.content, data) });
  }
}

/** The revision comes from the event, and the text belongs at its offset, which counts code points. */
function grown(content: string, { offset, text, revision }: Schemas['Delta']) {
  return { content: Array.from(content).slice(0, offset).join('') + text, revision };
}
