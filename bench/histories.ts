import type { Filling } from './fill';
import { range, type Chats } from './workloads';

/** What `--scale` compares. */
export interface Sizes {
  /** Messages. */
  readonly large: number;
  readonly small: number;
  /** Messages in one very long chat of the large history. */
  readonly long: number;
  /** Requests after which memory is looked at. */
  readonly requests: number;
}

export function sizes(quick: boolean): Sizes {
  return quick
    ? { large: 20_000, small: 4_000, long: 2_000, requests: 2_000 }
    : { large: 1_000_000, small: 10_000, long: 100_000, requests: 100_000 };
}

export interface History extends Filling {
  readonly numbers: Chats;
  /** The number of the very long chat. */
  readonly longChat: number;
}

const MESSAGES = 100;
const WRITTEN = 32;
const READ = 400;

/** Chats of a hundred messages, then a very long one if there is one, then nine empty ones for each. */
export function history(messages: number, long = 0): History {
  const count = (messages - long) / MESSAGES;
  // Spread over the whole file: what lies far apart shares no page of it.
  const written = range(0, WRITTEN).map((i) => 1 + Math.floor((i * count) / WRITTEN));
  const others = range(1, count).filter((number) => !written.includes(number));
  const step = Math.ceil(others.length / READ);
  return {
    chats: messages / 10,
    filled: [
      { chats: count, messages: MESSAGES },
      ...(long > 0 ? [{ chats: 1, messages: long }] : []),
    ],
    numbers: { written, read: others.filter((_, i) => i % step === 0) },
    longChat: count + 1,
  };
}
