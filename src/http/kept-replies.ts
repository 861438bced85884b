import { LRUCache } from 'lru-cache';
import type { CheckReply } from './validation/reply-check';

/** A reply as it was sent when its revision was this. */
export interface KeptReply {
  readonly revision: number;
  readonly bytes: Buffer;
}

/** How the reply to one request is come by. */
export interface Source {
  /** The present revision, if it has been asked for already. */
  readonly known: number | undefined;
  /** The present revision, at the cost of one row. */
  readonly revision: () => Promise<number>;
  /** The reply, and a revision that is not newer than it. */
  readonly read: () => Promise<{ readonly revision: number; readonly body: unknown }>;
}

/** Bytes that an entry takes beside its key and its reply. */
const ENTRY = 300;

/**
 * Replies that were validated when they were first sent, for as long as their
 * revision is the same. A revision is never given twice, so what stands under the
 * present one is the present reply, whichever process or standby has read it.
 * Many who ask for the same at once share one read.
 */
export class KeptReplies {
  readonly #kept: LRUCache<string, KeptReply> | undefined;
  readonly #making = new Map<string, Promise<KeptReply>>();

  /** @param limit bytes of memory; 0 keeps none. */
  constructor(
    private readonly check: CheckReply,
    limit: number,
  ) {
    if (limit > 0)
      this.#kept = new LRUCache({
        maxSize: limit,
        sizeCalculation: ({ bytes }, key) => ENTRY + 2 * key.length + bytes.length,
      });
  }

  /** @param request everything that the reply of the operation depends on, beside its revision. */
  async of(operation: string, request: object, source: Source): Promise<KeptReply> {
    const key = `${operation} ${JSON.stringify(request)}`;
    const before = this.#making.get(key);
    if (source.known === undefined && !before && !this.#kept?.has(key))
      return this.#make(key, operation, key, source); // its revision comes with it
    const present = source.known ?? (await source.revision());
    const kept = this.#kept?.get(key);
    if (kept?.revision === present) return kept;
    // What others are being read may be older than what this client has seen.
    const shared = await before?.catch(() => undefined);
    if (shared && shared.revision >= present) return shared;
    return this.#make(`${present} ${key}`, operation, key, source);
  }

  /** @param asked what others have to ask for to share it. */
  #make(asked: string, operation: string, key: string, { read }: Source): Promise<KeptReply> {
    const making = this.#making.get(asked) ?? this.#read(operation, key, read);
    this.#making.set(asked, making);
    const over = () => void this.#making.delete(asked);
    making.then(over, over);
    return making;
  }

  async #read(operation: string, key: string, read: Source['read']): Promise<KeptReply> {
    const { revision, body } = await read();
    await this.check(operation, 200, body);
    const reply = { revision, bytes: encode(body) };
    this.#kept?.set(key, reply);
    return reply;
  }
}

/** In memory of its own: a small Buffer would keep the whole slab that it is cut from. */
function encode(body: unknown): Buffer {
  const text = JSON.stringify(body);
  const bytes = Buffer.allocUnsafeSlow(Buffer.byteLength(text));
  bytes.write(text);
  return bytes;
}
