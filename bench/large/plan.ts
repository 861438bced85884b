import { place } from './texts';
import type { Random } from './random';

/** How much is to be made. */
export interface Amounts {
  readonly messages: number;
  /** Owners, about. */
  readonly owners: number;
}

/** Owners with so much of everything each; the others have less the later they come (Zipf). */
const HUGE = { owners: 3, share: 0.05 };

/** How flat the law begins: the first of the others have about alike. */
const HEAD = 20;

/** A question and its answers in a chat, and how much that differs; at most so many. */
const PAIRS = { median: 5, spread: 1.1, most: 500 };
/** What those numbers come to on average, in messages. */
const MESSAGES_A_CHAT = 18;

/** Messages of the longest chat: as many as `docs/performance.md` looks at, where there is room for them. */
export function longest({ messages }: Amounts): number {
  return Math.min(100_000, Math.floor(messages / 50));
}

/** Questions and answers of one chat. */
export function pairs(source: Random): number {
  const { median, spread, most } = PAIRS;
  return Math.max(1, Math.min(most, Math.round(source.logNormal(median, spread))));
}

/**
 * Whose the next chat is. Where there are chats enough, everybody gets one some time.
 * @returns numbers of owners, from 0; the huge ones come first.
 */
export function ownersOf({ messages, owners }: Amounts, source: Random): () => number {
  const weights = new Float64Array(owners);
  const huge = Math.min(HUGE.owners, owners);
  const weight = (i: number) => 1 / (i - huge + HEAD);
  let rest = 0;
  for (let i = huge; i < owners; i += 1) rest += weight(i);
  const unit = rest === 0 ? 0 : (1 - huge * HUGE.share) / rest;
  let sum = 0;
  for (let i = 0; i < owners; i += 1) weights[i] = sum += i < huge ? HUGE.share : unit * weight(i);
  const newcomers = Math.min(0.5, owners / (messages / MESSAGES_A_CHAT));
  let come = 0;
  return () =>
    source.chance(newcomers) && come < owners ? come++ : place(weights, source.next() * sum);
}
