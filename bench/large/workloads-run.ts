import type { Section } from '../large-run';
import type { Send } from '../load';
import { wants, type Options } from '../options';
import type { Progress } from '../progress';
import type { Report } from '../report';
import { compare, type Compared } from '../rounds';
import { median, toFinding, type Finding } from '../table';
import { LARGE_WORKLOADS, largeBesideSmall } from './comparisons';
import { markdown } from './markdown';
import { openStage, type Stage } from './stage';

interface Sized {
  readonly url: string;
  readonly messages: number;
}

interface Means {
  readonly directory: string;
  readonly options: Options;
  readonly progress: Progress;
  readonly send: Send;
}

/** Starts of each, in turn; one, where it is only to be seen that it works. */
const starting = (quick: boolean) => (quick ? 1 : 5);
/** As many times the start on a small database may take. */
const START_TARGET = 1.2;

/** The workloads on both, in turn. */
export async function compareSizes(
  large: Sized,
  small: Sized,
  { directory, options, progress, send }: Means,
): Promise<{ section: Section | undefined; report: Pick<Report, 'compared' | 'findings'> }> {
  const names = [...LARGE_WORKLOADS, 'start'];
  if (!names.some((name) => wants(options, name)))
    return { section: undefined, report: { compared: [], findings: [] } };
  const stages: Stage[] = [];
  const open = async ({ url, messages }: Sized, name: string) => {
    progress.show(`starting servers, ${name}`);
    stages.push(
      await openStage(
        `${name}, ${messages.toLocaleString('en')}`,
        url,
        directory,
        options.logLevel,
        options.quick ? { messages: 4, chats: 2 } : { messages: 50, chats: 20 },
      ),
    );
  };
  try {
    await open(large, 'large');
    await open(small, 'small');
    const [many, few] = stages as [Stage, Stage];
    const compared: Compared[] = [];
    for (const comparison of largeBesideSmall(many, few))
      if (wants(options, comparison.name)) {
        const judged = options.quick ? { ...comparison, target: undefined } : comparison;
        compared.push(await compare(judged, options, progress, send));
      }
    const findings = compared.map(toFinding);
    if (wants(options, 'start')) {
      const start = await starts(many, few, starting(options.quick), progress);
      findings.push(options.quick ? { ...start, met: undefined } : start);
    }
    const text = markdown(
      ['workload', 'large', 'small', 'ratio', 'range', 'p99 (large)', 'target', ''],
      findings.map(({ title, figures, met }) => [
        title,
        ...figures.map(plain),
        met === undefined ? '' : met ? 'met' : 'missed',
      ]),
    );
    return { section: { name: 'Workloads', text }, report: { compared, findings } };
  } finally {
    await Promise.all(stages.map((stage) => stage.stop()));
  }
}

/** The head of a column says already whose it is. */
function plain(figure: string): string {
  return figure.replace(/^([\d,]+\/s) (large|small),.*$/, '$1');
}

async function starts(
  large: Stage,
  small: Stage,
  times: number,
  progress: Progress,
): Promise<Finding> {
  const took = { large: [] as number[], small: [] as number[] };
  for (let i = 1; i <= times; i += 1)
    for (const [name, stage] of [
      ['large', large],
      ['small', small],
    ] as const) {
      progress.show(`start ${i} of ${times}, ${name}`);
      const server = await stage.start();
      took[name].push(server.readyAfter);
      await server.stop();
    }
  const ratios = took.large.map((time, i) => time / took.small[i]!);
  const ratio = median(ratios);
  const milliseconds = (times: readonly number[]) => `${Math.round(median(times))} ms`;
  return {
    name: 'start',
    title: 'start to ready, in time',
    figures: [
      milliseconds(took.large),
      milliseconds(took.small),
      ratio.toFixed(2),
      `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`,
      '',
      `≤ ${START_TARGET}`,
    ],
    met: ratio <= START_TARGET,
  };
}
