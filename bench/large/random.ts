/** Numbers that are the same for the same seed (mulberry32). */
export interface Random {
  /** From 0 up to, and without, 1. */
  next(): number;
  /** A whole number from 0 up to, and without, `below`. */
  below(below: number): number;
  /** Whether something happens that happens so often. */
  chance(share: number): boolean;
  /** Log-normal, which lengths of texts and of chats roughly are. */
  logNormal(median: number, spread: number): number;
  /** So many hexadecimal digits. */
  hex(digits: number): string;
}

export function random(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    below,
    chance: (share) => next() < share,
    logNormal(median, spread) {
      const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()); // Box and Muller
      return median * Math.exp(spread * normal);
    },
    hex(digits) {
      let text = '';
      while (text.length < digits) text += HEX[below(0x10000)]!;
      return text.slice(0, digits);
    },
  };
}

/** Four digits at a time: ids are most of what is made of them. */
const HEX = Array.from({ length: 0x10000 }, (_, i) => i.toString(16).padStart(4, '0'));
