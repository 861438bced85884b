import type { Workload } from '../comparisons';
import type { Burst } from '../load';
import type { Compared, Contest } from '../rounds';
import { rateOf, toFinding, type Finding } from '../table';
import type { Contender, Name } from './contender';
import type { Ratio } from './ratios';

/** A workload, and those who are here of all that it is about. */
export function contestOf(
  { name, title }: Workload,
  ratios: readonly Ratio[],
  contenders: ReadonlyMap<Name, Contender>,
): Contest {
  const about = ratios.filter(({ workload }) => workload === name);
  const names = new Set(about.flatMap(({ subject, baseline }) => [subject, baseline]));
  const sides = [...names].flatMap((side) => {
    const load = contenders.get(side)?.loads[name];
    return load ? [{ name: side, load }] : [];
  });
  return { title, sides };
}

/** What became of a ratio. */
export interface Outcome {
  readonly finding: Finding;
  /** Undefined where one of the two is not here. */
  readonly compared?: Compared;
}

/** @param bursts of each side of the contest, by round. */
export function outcome(
  { workload, subject, baseline, target }: Ratio,
  { title, sides }: Contest,
  bursts: readonly (readonly Burst[])[],
): Outcome {
  const of = (name: Name) => {
    const place = sides.findIndex((side) => side.name === name);
    return place < 0 ? undefined : { side: sides[place]!, bursts: bursts[place]! };
  };
  const full = `${title}, against ${baseline}${subject === 'ours' ? '' : `, ${subject}`}`;
  const [ours, theirs] = [of(subject), of(baseline)];
  if (!ours || !theirs) {
    const measured = ours ? rateOf(ours.side, ours.bursts) : '';
    const aim = target === undefined ? 'none' : `≥ ${target}`;
    const figures = [measured, `no ${baseline}`, '', '', '', aim];
    return { finding: { name: workload, title: full, figures, met: undefined, absent: true } };
  }
  const compared: Compared = {
    comparison: {
      name: workload,
      title: full,
      subject: ours.side,
      baseline: theirs.side,
      target,
    },
    rounds: ours.bursts.map((burst, i) => ({ subject: burst, baseline: theirs.bursts[i]! })),
  };
  return { finding: toFinding(compared), compared };
}
