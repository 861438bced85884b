import type { Place } from '../queries/check-rows';

/** What is checked, as a table tells it. */
export const CHECKS = {
  storage: 'pages, indexes and references',
  strays: 'messages belong to a chat',
  sequences: 'sequences without a gap',
  counts: 'message_count counts the messages',
  parents: 'parents come before their messages',
  activity: 'last_activity_at is the newest message',
  revisions: 'chats are as new as their messages',
  lines: 'lines of change cover everything',
  numbers: 'no number is given twice',
  live: 'messages in progress are noted, no others',
  sizes: 'sizes agree with the messages',
} as const;

export type Check = keyof typeof CHECKS;

/** One of those that are wrong. */
export interface Example extends Partial<Place> {
  /** What else there is to say. */
  readonly note?: string;
}

export interface Finding {
  /** How many rows were looked at. */
  rows: number;
  wrong: number;
  /** The first of the wrong ones. */
  readonly examples: Example[];
}

/** How many of the wrong ones are named for each check. */
export const NAMED = 5;

/** What has been found so far. */
export class Findings {
  readonly #of = new Map<Check, Finding>();
  /** What is not wrong, and ought to be known all the same. */
  readonly notes: string[] = [];

  /** The checks that were begun, in the order of {@link CHECKS}. */
  get all(): readonly (readonly [Check, Readonly<Finding>])[] {
    const order = Object.keys(CHECKS);
    return [...this.#of].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  }

  get wrong(): number {
    return this.all.reduce((sum, [, { wrong }]) => sum + wrong, 0);
  }

  looked(check: Check, rows: number): void {
    this.#finding(check).rows += rows;
  }

  /** @returns how many more examples are wanted. */
  found(check: Check, wrong: number): number {
    const finding = this.#finding(check);
    finding.wrong += wrong;
    return wrong > 0 ? NAMED - finding.examples.length : 0;
  }

  name(check: Check, examples: readonly Example[]): void {
    this.#finding(check).examples.push(...examples);
  }

  #finding(check: Check): Finding {
    const known = this.#of.get(check) ?? { rows: 0, wrong: 0, examples: [] };
    this.#of.set(check, known);
    return known;
  }
}
