import { burst, type Burst, type Load, type Send } from './load';
import type { Progress } from './progress';

/** A server, and what it is asked for. */
export interface Side {
  readonly name: string;
  readonly load: Load;
}

/** Several servers that are asked for the same. */
export interface Contest {
  readonly title: string;
  readonly sides: readonly Side[];
}

export interface Comparison {
  /** What `--only` calls it. */
  readonly name: string;
  readonly title: string;
  readonly subject: Side;
  readonly baseline: Side;
  /** How many times as fast as the baseline the subject should be, if there is an aim. */
  readonly target: number | undefined;
}

export interface Compared {
  readonly comparison: Comparison;
  readonly rounds: readonly { readonly subject: Burst; readonly baseline: Burst }[];
}

export interface Effort {
  readonly rounds: number;
  readonly seconds: number;
}

/** Loads both sides in turn. */
export async function compare(
  comparison: Comparison,
  effort: Effort,
  progress: Progress,
  send?: Send,
): Promise<Compared> {
  const [ours, theirs] = await takeTurns(contestOf(comparison), effort, progress, send);
  const rounds = ours!.map((subject, i) => ({ subject, baseline: theirs![i]! }));
  return { comparison, rounds };
}

export function contestOf({ title, subject, baseline }: Comparison): Contest {
  return { title, sides: [subject, baseline] };
}

/**
 * Loads all sides in turn. What else the machine does comes and goes, and
 * strikes all alike when they take turns; who begins, and who follows whom, is not
 * always the same.
 * @returns what each side did in each round.
 */
export async function takeTurns(
  { title, sides }: Contest,
  { rounds, seconds }: Effort,
  progress: Progress,
  send: Send = burst,
): Promise<Burst[][]> {
  const run = (side: Side, what: string, duration: number) => {
    const name = `${title}: ${what}, ${side.name}`;
    progress.show(name);
    return send(side.load, { duration }).catch((error: unknown) => {
      throw new Error(`${name}: ${(error as Error).message}`, { cause: error });
    });
  };
  for (const side of sides) await run(side, 'warm-up', Math.min(seconds, 2));
  const done = sides.map((): Burst[] => []);
  for (let round = 1; round <= rounds; round += 1)
    for (const i of turns(sides.length, round))
      done[i]!.push(await run(sides[i]!, `round ${round} of ${rounds}`, seconds));
  return done;
}

/** The order of the sides in a round: every other round begins with the next one, or is the last one reversed. */
function turns(sides: number, round: number): number[] {
  const order = Array.from({ length: sides }, (_, i) => (i + Math.floor((round - 1) / 2)) % sides);
  return round % 2 ? order : order.reverse();
}
