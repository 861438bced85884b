import type { Answer, AnswerUpdate } from '../../answer/answer.js';
import type { Message } from '../../types.js';
import { CONTENT_LIMIT, contentOf } from '../stored/content.js';
import { PAYLOAD_LIMIT, payloadSize, toStored } from '../stored/to-message.js';
import type { UIMessage } from '../types.js';

/** Milliseconds between two looks at a growing reply. */
const LOOK = 40;
/** Milliseconds between two payloads. */
const SNAPSHOT = 250;

/**
 * Stores a reply as it grows. Text that only makes the last text part longer is sent by itself; anything
 * else is sent as a payload. So the payload and the text behind it always make the whole message.
 */
export class ReplyWriter {
  #content: string;
  #structure = '';
  #snapshotAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly answer: Answer,
    private readonly latest: () => UIMessage,
  ) {
    this.#content = answer.message.content;
  }

  /** Looks at the reply soon. */
  wake(ms = LOOK): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#tell();
    }, ms);
  }

  /**
   * Ends the reply with the message as it is now.
   * @throws the reason of the answer's signal
   */
  async end(status: 'completed' | 'incomplete'): Promise<Message> {
    clearTimeout(this.#timer);
    const message = this.latest();
    const update = { ...this.#text(contentOf(message)), ...this.#beside(message) };
    return status === 'completed' ? this.answer.complete(update) : this.answer.stop(update);
  }

  #tell(): void {
    const message = this.latest();
    const content = contentOf(message).replace(/\uFFFD$/, ''); // half a character may be on its way
    const structure = structureOf(message);
    const added = content.slice(this.#content.length);
    const isMoreText = structure === this.#structure && content.startsWith(this.#content);
    if (isMoreText && !added.includes('\uFFFD') && content.length < CONTENT_LIMIT) {
      this.answer.write(added);
      this.#content = content;
      return;
    }
    const wait = this.#snapshotAt + SNAPSHOT - Date.now();
    if (wait > 0) {
      this.wake(wait);
      return;
    }
    this.#snapshotAt = Date.now();
    this.#structure = structure;
    this.answer.update({ ...this.#text(content), ...this.#beside(message, true) });
  }

  /** Writes what the content has become, or gives it as a whole where a text was taken back. */
  #text(content: string): Pick<AnswerUpdate, 'content'> {
    const before = this.#content;
    this.#content = content;
    if (!content.startsWith(before)) return { content };
    this.answer.write(content.slice(before.length));
    return {};
  }

  /** A message that has become too large for a payload is stored as text in the end. */
  #beside(message: UIMessage, isGrowing = false): AnswerUpdate {
    const { attachments, format, payload } = toStored(message);
    if (payloadSize(message) <= PAYLOAD_LIMIT) return { attachments, format, payload };
    return isGrowing ? {} : { attachments, format: null, payload: null };
  }
}

/** All of a message but how its last text goes on, while other clients can read all of that text. */
function structureOf(message: UIMessage): string {
  const last = message.parts.map(({ type }) => type).lastIndexOf('text');
  const parts = message.parts.map((part, index) => (index === last ? { ...part, text: '' } : part));
  return JSON.stringify({ ...message, parts });
}
