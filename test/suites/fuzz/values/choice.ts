import fc, { type Arbitrary } from 'fast-check';

/**
 * The choices of one step. They follow from the seed alone, so that a step can
 * be made again without those before it.
 */
export class Choice {
  readonly #draw: fc.GeneratorValue;

  constructor(seed: number) {
    this.#draw = fc.sample(fc.gen(), { numRuns: 1, seed })[0]!;
  }

  /** A value, with fast-check's bias towards the edges. */
  of<T>(arbitrary: Arbitrary<T>): T {
    return this.#draw(() => arbitrary);
  }

  /** A whole number, each as likely as another. */
  int(min: number, max: number): number {
    return this.of(fc.noBias(fc.integer({ min, max })));
  }

  /** One of several, each as likely as another. */
  one<T>(items: readonly T[]): T {
    return items[this.int(0, items.length - 1)]!;
  }

  /** True once in so many times. */
  once(times: number): boolean {
    return this.int(1, times) === 1;
  }

  /** One of several by their weights. */
  weighted<T extends { readonly weight: number }>(items: readonly T[]): T {
    let left = this.int(
      1,
      items.reduce((sum, { weight }) => sum + weight, 0),
    );
    return items.find(({ weight }) => (left -= weight) <= 0)!;
  }
}

/** A seed of its own for each step of each worker. */
export function stepSeed(seed: number, worker: number, step: number): number {
  let hash = seed | 0;
  for (const part of [worker + 1, step + 1]) {
    hash = Math.imul(hash ^ part, 0x9e3779b1);
    hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
    hash ^= hash >>> 13;
  }
  return hash | 0;
}
