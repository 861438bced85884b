import { parseArgs } from 'node:util';

export interface Options {
  readonly requests: number;
  readonly seed: number;
  /** A server that runs already. */
  readonly url: string | undefined;
  readonly workers: number;
}

/** @throws when an argument is unknown or no number. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      requests: { type: 'string', default: '5000' },
      seed: { type: 'string' },
      url: { type: 'string' },
      workers: { type: 'string', default: '16' },
    },
  });
  return {
    requests: whole('requests', values.requests, 1, 1e9),
    seed: values.seed === undefined ? randomSeed() : whole('seed', values.seed, 0, 2 ** 31 - 1),
    url: values.url,
    workers: whole('workers', values.workers, 1, 64),
  };
}

function whole(name: string, text: string, min: number, max: number): number {
  const number = /^\d+$/.test(text) ? Number(text) : NaN;
  if (number >= min && number <= max) return number;
  throw new Error(`--${name} must be a whole number from ${min} to ${max}, not "${text}".`);
}

function randomSeed(): number {
  return Math.floor(Math.random() * 2 ** 31);
}
