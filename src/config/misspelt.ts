import { distance } from 'fastest-levenshtein';
import { readConfig } from '../config';
import type { Env } from './values';

/** A variable that is set and means nothing, and the one that may be meant. */
export interface Misspelt {
  readonly set: string;
  readonly meant: string;
}

/** Letters that may be wrong, missing or too many. */
const SLIPS = 2;
/** A shorter name is too close to names of other programs. */
const SHORTEST = 7;

/** The variables that look like one of the server's own, which is not set. */
export function misspelt(env: Env): Misspelt[] {
  const names = namesRead();
  return [...names]
    .filter((meant) => meant.length >= SHORTEST && !env[meant])
    .flatMap((meant) =>
      Object.keys(env)
        .filter((set) => !names.has(set) && distance(set.toUpperCase(), meant) <= SLIPS)
        .map((set) => ({ set, meant })),
    );
}

/** What the configuration asks the environment for. */
function namesRead(): ReadonlySet<string> {
  const names = new Set<string>();
  const noting = new Proxy<Env>({}, { get: (_, name) => void names.add(String(name)) });
  readConfig(noting);
  return names;
}
