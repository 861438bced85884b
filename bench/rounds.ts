import { burst, type Burst, type Load } from './load';
import type { Progress } from './progress';

/** One side of a comparison. */
export interface Side {
  readonly name: string;
  readonly load: Load;
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

/**
 * Loads both sides in turn. What else the machine does comes and goes, and
 * strikes both alike when they take turns; who begins changes with each round.
 */
export async function compare(
  comparison: Comparison,
  { rounds, seconds }: Effort,
  progress: Progress,
): Promise<Compared> {
  const { subject, baseline, title } = comparison;
  const run = (side: Side, what: string, duration: number) => {
    progress.show(`${title}: ${what}, ${side.name}`);
    return burst(side.load, { duration });
  };
  for (const side of [subject, baseline]) await run(side, 'warm-up', Math.min(seconds, 2));
  const done: Compared['rounds'][number][] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const what = `round ${round} of ${rounds}`;
    const early = round % 2 ? subject : baseline;
    const late = early === subject ? baseline : subject;
    const first = await run(early, what, seconds);
    const second = await run(late, what, seconds);
    done.push(
      early === subject
        ? { subject: first, baseline: second }
        : { subject: second, baseline: first },
    );
  }
  return { comparison, rounds: done };
}
