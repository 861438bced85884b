import { join } from 'node:path';
import { database } from './databases';
import { assertAnswers } from './layers/answers';
import { loadOf, type Asked } from './layers/loads';
import { startPart, type Part } from './layers/part';
import { COLUMNS, toFindings, type Costs } from './layers/rows';
import { AROUND, COMPLETE } from './layers/serve';
import type { Options } from './options';
import type { Progress } from './progress';
import type { Report } from './report';
import { fillingFor } from './workloads';

interface Stage {
  readonly name: string;
  readonly part: Part;
  readonly rounds: Costs[];
}

/** Requests of each kind: what one round sends takes no longer than the machine keeps its pace. */
const amounts = ({ quick }: Options) =>
  quick ? { warmUp: 500, round: 500 } : { warmUp: 20_000, round: 2_000 };

/** Every layer that a request passes: the server in growing parts, each a process of its own. */
export async function runLayers(
  directory: string,
  options: Options,
  progress: Progress,
): Promise<Report> {
  if (options.only.length > 0) throw new Error('--layers always measures everything.');
  const file = await database(directory, 'layers', fillingFor(options.quick), progress);
  const settings = { DATABASE_URL: `sqlite:${file}`, LOG_LEVEL: options.logLevel };
  const parts: Part[] = [];
  const start = async (name: string) => {
    progress.show(`starting: ${name}`);
    const part = await startPart(name, join(directory, `${parts.length}.log`), settings);
    parts.push(part);
    return part;
  };
  try {
    const complete = await start(COMPLETE);
    const stages: Stage[] = [];
    for (const name of [...AROUND, ...complete.layers.slice(0, -1)])
      stages.push({ name, part: await start(name), rounds: [] });
    stages.push({ name: complete.layers.at(-1)!, part: complete, rounds: [] });
    for (const { name, part } of stages) await assertAnswers(name, part, part === complete);
    await measure(stages, options, progress);
    const rows = stages.map(({ name, rounds }) => ({ name, rounds }));
    return {
      compared: [],
      series: rows,
      findings: toFindings(rows),
      columns: COLUMNS,
      about: about(options, complete.source),
    };
  } finally {
    await Promise.all(parts.map((part) => part.stop()));
  }
}

/** All stages in turn in each round, and every other round from the last one to the first. */
async function measure(
  stages: readonly Stage[],
  options: Options,
  progress: Progress,
): Promise<void> {
  const { rounds } = options;
  const amount = amounts(options);
  const ask = async ({ name, part }: Stage, what: string, requests: number): Promise<Costs> => {
    const cost = (asked: Asked) => {
      progress.show(`${name}: ${what}, ${asked}`);
      return part.measure(loadOf(asked, part.url), requests);
    };
    return { health: await cost('health'), list: await cost('list') };
  };
  for (const stage of stages) await ask(stage, 'warm-up', amount.warmUp);
  for (let round = 1; round <= rounds; round += 1)
    for (const stage of round % 2 ? stages : stages.toReversed())
      stage.rounds.push(await ask(stage, `round ${round} of ${rounds}`, amount.round));
}

function about(options: Options, source: string): string[] {
  const { rounds, logLevel } = options;
  const amount = amounts(options).round.toLocaleString('en');
  return [
    'Every layer that a request passes: what the main thread takes for one, with one layer after the other added.',
    `Counted by ${source}; LOG_LEVEL=${logLevel}, 32 clients.`,
    `${rounds} rounds of ${amount} requests for each figure, in turn; medians, and the middle half of the rounds' differences from the row above.`,
  ];
}
