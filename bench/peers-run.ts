import { assertAgreement } from './agree';
import { chooseGenerator, sentBy, type Generator } from './generator';
import type { Burst } from './load';
import { wants, type Options } from './options';
import { WORKLOADS } from './peers/contract-loads';
import { lineUp, type LineUp } from './peers/line-up';
import { contestOf, outcome } from './peers/measured';
import { RATIOS } from './peers/ratios';
import { startToReady } from './peers/starts';
import type { Progress } from './progress';
import type { Report } from './report';
import { takeTurns } from './rounds';
import { fillingFor } from './workloads';

/** This server beside others that one might have written or taken instead, all in one run. */
export async function runBesidePeers(
  directory: string,
  options: Options,
  progress: Progress,
): Promise<Report> {
  const starting = wants(options, 'start')
    ? [await startToReady(directory, { ...options, starts: options.quick ? 3 : 7 }, progress)]
    : [];
  const ratios = RATIOS.filter(({ workload }) => wants(options, workload));
  const needed = new Set(ratios.flatMap(({ subject, baseline }) => [subject, baseline]));
  const generator = chooseGenerator(directory);
  const filling = fillingFor(options.quick);
  const here = await lineUp(needed, { directory, filling, options, progress });
  try {
    const contests = new Map(
      WORKLOADS.filter(({ name }) => wants(options, name)).map((workload) => [
        workload.name,
        contestOf(workload, ratios, here.contenders),
      ]),
    );
    await assertAgreement([...contests.values()]);
    const bursts = new Map<string, Burst[][]>();
    // Reads first: as long as nothing is written, all of them hold the same.
    const isWrite = (name: string) => (name.startsWith('append') ? 1 : 0);
    for (const [name, contest] of [...contests].sort(([a], [b]) => isWrite(a) - isWrite(b)))
      bursts.set(name, await takeTurns(contest, options, progress, generator.send));
    const outcomes = ratios.map((ratio) =>
      outcome(ratio, contests.get(ratio.workload)!, bursts.get(ratio.workload)!),
    );
    return {
      compared: outcomes.flatMap(({ compared }) => compared ?? []),
      findings: [...outcomes.map(({ finding }) => finding), ...starting],
      setting: setting(generator, here),
      notes: notes(here),
    };
  } finally {
    await here.stop();
  }
}

function setting(generator: Generator, { contenders }: LineUp): string[] {
  const versions = new Set([...contenders.values()].map((contender) => contender.versions));
  return [`${[...versions].join('; ')}.`, sentBy(generator)];
}

function notes({ contenders, absent }: LineUp): string[] {
  return [
    ...[...contenders.values()].flatMap(({ note }) => note ?? []),
    ...[...absent].map(([name, why]) => `${name} is not here. ${why}`),
    ...(contenders.has('PocketBase')
      ? ['PocketBase runs with synchronous=NORMAL: it flushes nothing before it answers.']
      : []),
  ];
}
