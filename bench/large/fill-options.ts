import { parseArgs } from 'node:util';
import type { Filling } from './fill';

export const FILL_USAGE = `Usage: npm run fill -- --messages N [options]

Fills the PostgreSQL database that DATABASE_URL names with a year of what many owners wrote: texts
of real lengths, storyboards, calls of tools, a few owners with much and many with little. It makes
the tables first where there are none. All of it is one transaction: Ctrl-C leaves nothing behind.

  --messages N  how many, from 100
  --owners N    about how many owners (a message in 200 has one of its own)
  --seed N      other numbers make other texts and ids (1)
  --replace     throws away what the database holds; without it a database with chats is refused
  --indexed     keeps the indexes while rows come, as a history that grows does: slower, and larger
  --help        this text`;

/** Messages for each owner, where it is not said. */
const MESSAGES_AN_OWNER = 200;

/**
 * @returns undefined where help is wanted.
 * @throws when an option is unknown or its value is no good.
 */
export function readFilling(args: readonly string[]): Filling | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      messages: { type: 'string' },
      owners: { type: 'string' },
      seed: { type: 'string', default: '1' },
      replace: { type: 'boolean', default: false },
      indexed: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return undefined;
  if (values.messages === undefined) throw new Error('--messages says how many.');
  const messages = whole('--messages', values.messages, 100, 1e9);
  const few = Math.max(3, Math.ceil(messages / MESSAGES_AN_OWNER));
  return {
    messages,
    owners: whole('--owners', values.owners ?? String(few), 1, messages),
    seed: whole('--seed', values.seed, 0, 2 ** 31),
    replace: values.replace,
    indexed: values.indexed,
  };
}

/** @throws when it is no whole number in these bounds. */
export function whole(name: string, text: string, least: number, most: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : NaN;
  if (!(value >= least && value <= most))
    throw new Error(`${name} must be a whole number from ${least} to ${most}.`);
  return value;
}
