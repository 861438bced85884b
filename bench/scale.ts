import { join } from 'node:path';
import { database } from './databases';
import { history, sizes, type History } from './histories';
import { memoryGrowth } from './memory';
import { wants, type Options } from './options';
import type { Progress } from './progress';
import type { Report } from './report';
import { compare, type Compared, type Comparison } from './rounds';
import { startOurs, type RunningServer } from './servers';
import { toFinding, type Finding } from './table';
import { workloads } from './workloads';

interface Stage {
  readonly server: RunningServer;
  readonly history: History;
}

/** The same workloads on a long history and on a short one. */
export async function runScale(
  directory: string,
  options: Options,
  progress: Progress,
): Promise<Report> {
  const { large, small, long, requests } = sizes(options.quick);
  const stage = async (name: string, content: History): Promise<Stage> => {
    const file = await database(directory, name, content, progress);
    const log = join(directory, `${name}.log`);
    return { server: await startOurs(`sqlite:${file}`, log, options.logLevel), history: content };
  };
  const stages: Stage[] = [];
  try {
    const many = await stage('large', history(large, long));
    stages.push(many);
    const few = await stage('small', history(small));
    stages.push(few);
    const compared: Compared[] = [];
    for (const comparison of [...acrossSizes(many, few), edges(many, long)])
      if (wants(options, comparison.name))
        compared.push(await compare(comparison, options, progress));
    const findings = compared.map(toFinding);
    if (wants(options, 'start')) findings.push(startTime(many.server));
    if (wants(options, 'memory'))
      findings.push(
        await memoryGrowth(many.server, many.history.numbers, requests, (text) =>
          progress.show(text),
        ),
      );
    return { compared, findings };
  } finally {
    await Promise.all(stages.map(({ server }) => server.stop()));
  }
}

function acrossSizes(many: Stage, few: Stage): Comparison[] {
  const load = (name: 'append' | 'page' | 'list' | 'unchanged', { server, history }: Stage) =>
    workloads[name](server.url, history.numbers);
  const names = {
    append: ['append-32', 'append, 32 clients'],
    page: ['page-50', 'page of 50 messages'],
    list: ['list-20', 'list of 20 chats'],
    unchanged: ['unchanged', 'unchanged chat, If-None-Match'],
  } as const;
  return (Object.keys(names) as (keyof typeof names)[]).map((key) => ({
    name: names[key][0],
    title: names[key][1],
    subject: { name: 'large', load: load(key, many) },
    baseline: { name: 'small', load: load(key, few) },
    target: 0.9,
  }));
}

/** The last page of a very long chat against its first: within 1.2 of the time. */
function edges({ server, history }: Stage, long: number): Comparison {
  const chats = { read: [history.longChat], written: [] };
  const last = `&after_sequence=${long - 50}`;
  return {
    name: 'edges',
    title: `last page of ${long.toLocaleString('en')} messages`,
    subject: { name: 'last', load: workloads.page(server.url, chats, last) },
    baseline: { name: 'first', load: workloads.page(server.url, chats) },
    target: 0.83,
  };
}

function startTime({ readyAfter }: RunningServer): Finding {
  return {
    name: 'start',
    title: 'start to ready, large history',
    figures: [`${Math.round(readyAfter)} ms`, '', '', '', '', '< 1,000 ms'],
    met: readyAfter < 1_000,
  };
}
