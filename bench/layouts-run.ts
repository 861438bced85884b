import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startCluster, type PostgresCluster } from '../test/support/postgres-cluster';
import { measuring } from './layouts/measure';
import { assertWhole } from './layouts/pages';
import { postgresLayouts } from './layouts/postgres-layouts';
import { postgresStage } from './layouts/postgres-stage';
import { settings, type Setting } from './layouts/settings';
import { sqliteLayouts } from './layouts/sqlite-layouts';
import { sqliteStage } from './layouts/sqlite-stage';
import type { Stage } from './layouts/stage';
import { COLUMNS, findings, type Measured } from './layouts/table';
import { wants, type Options } from './options';
import type { Progress } from './progress';
import type { Report } from './report';

/** The tables as they are beside other ways to lay them out, under the project's own statements. */
export async function runLayouts(
  directory: string,
  options: Options,
  progress: Progress,
): Promise<Report> {
  const cluster = options.database === 'postgres' ? await startCluster() : undefined;
  const all: { readonly title: string; readonly measured: readonly Measured[] }[] = [];
  try {
    for (const setting of settings(options.quick)) {
      const folder = join(directory, 'layouts');
      await mkdir(folder);
      const measured = await compare(
        () => opening(folder, cluster, setting, options, progress),
        setting,
        options,
        progress,
      );
      all.push({ title: setting.title, measured });
      await rm(folder, { recursive: true }); // those of all settings would be many gigabytes
    }
  } finally {
    await cluster?.drop();
  }
  return {
    compared: [],
    series: all.flatMap(({ title, measured }) =>
      measured.map(({ name, rounds }) => ({ name: `${title}: ${name}`, rounds })),
    ),
    findings: all.flatMap(({ title, measured }) => findings(title, measured)),
    columns: COLUMNS,
    about: about(options),
  };
}

/** All layouts take turns, and another one begins in each round. */
async function compare(
  open: () => AsyncGenerator<Stage>,
  setting: Setting,
  options: Options,
  progress: Progress,
): Promise<Measured[]> {
  const stages: Stage[] = [];
  try {
    for await (const stage of open()) stages.push(stage);
    const sizes = await Promise.all(stages.map((stage) => stage.size()));
    const sides = stages.map((stage, i) => {
      const rounds: Measured['rounds'][number][] = [];
      return { stage, ...measuring(stage, setting), rounds, size: sizes[i]! };
    });
    for (let round = 0; round <= options.rounds; round += 1)
      for (let i = 0; i < sides.length; i += 1) {
        const { stage, burst, rounds } = sides[(i + round) % sides.length]!;
        const what = round === 0 ? 'warm-up' : `round ${round} of ${options.rounds}`;
        progress.show(`${setting.title}: ${what}, ${stage.title}`);
        const figures = await burst(options.seconds);
        if (round > 0) rounds.push(figures);
      }
    const measured: Measured[] = [];
    for (const { stage, written, read, rounds, size } of sides) {
      const { name, title } = stage;
      progress.show(`${setting.title}: counting, ${title}`);
      measured.push({ name, title, rounds, read: await read(), written: await written(), size });
      await assertWhole(stage, setting);
    }
    return measured;
  } finally {
    for (const { database } of stages) await database.close();
  }
}

async function* opening(
  folder: string,
  cluster: PostgresCluster | undefined,
  { filling }: Setting,
  options: Options,
  progress: Progress,
): AsyncGenerator<Stage> {
  const wanted = <L extends { readonly name: string }>(all: readonly L[]) =>
    all.filter(({ name }, i) => i === 0 || wants(options, name));
  if (!cluster)
    for (const layout of wanted(sqliteLayouts))
      yield await sqliteStage(folder, layout, filling, progress);
  else
    for (const layout of wanted(postgresLayouts)) {
      progress.show(`filling PostgreSQL: ${layout.title}`);
      yield await postgresStage(cluster, layout, filling);
    }
}

function about({ database, rounds, seconds }: Options): string[] {
  return [
    `The tables as they are beside other layouts, on ${database === 'postgres' ? 'PostgreSQL, as it comes' : 'SQLite'}.`,
    'A message has 500 or 2,500 characters and eight attachments; every commit is flushed to the disk.',
    `${rounds} rounds of ${seconds} s a layout, in turn; medians, and the ratio of each round's work to that of the first layout: less is better.`,
  ];
}
