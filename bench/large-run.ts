import { startCluster } from '../test/support/postgres-cluster';
import { chooseGenerator, sentBy } from './generator';
import { burst } from './load';
import { churnSections } from './large/churn-sections';
import { beside, emptyDatabase, withConnection } from './large/connection';
import { fillLarge } from './large/fill';
import { fillfactorTable } from './large/fillfactor';
import { migrationCosts, migrationTable } from './large/migrations';
import { plansTable } from './large/plans';
import { settingOf } from './large/setting';
import { messagesOf, sizesOf, sizeTable } from './large/sizes';
import { compareSizes } from './large/workloads-run';
import { wants, type Options } from './options';
import type { Progress } from './progress';
import type { Report } from './report';

/** Messages and owners of the small database, and of both where it is only to be seen that all of it works. */
const SMALL = { messages: 10_000, owners: 20 };
const QUICK = { large: { messages: 20_000, owners: 100 }, small: { messages: 2_000, owners: 4 } };

/** A part of the report: a heading, what it says, and a table. */
export interface Section {
  readonly name: string;
  readonly text: string;
}

/** A database of the size of years beside a small one, and what changes and migrations do to it. */
export async function runLarge(
  directory: string,
  options: Options,
  progress: Progress,
): Promise<Report> {
  if (!options.quick) return runOn(serverUrl(), directory, options, progress);
  const cluster = await startCluster();
  try {
    const fill = { ...QUICK.large, seed: 1 };
    await fillLarge(cluster.url, fill, ({ doing }) => progress.show(`filling: ${doing}`));
    return await runOn(cluster.url, directory, options, progress);
  } finally {
    await cluster.drop();
  }
}

function asText({ name, text }: Section): string {
  return `## ${name}\n\n${text}`;
}

function serverUrl(): string {
  const url = process.env['DATABASE_URL'] ?? '';
  if (!/^postgres(ql)?:/.test(url))
    throw new Error(
      '--large needs the DATABASE_URL of a PostgreSQL database that npm run fill has filled.',
    );
  return url;
}

async function runOn(
  url: string,
  directory: string,
  options: Options,
  progress: Progress,
): Promise<Report> {
  const show = (text: string) => progress.show(text);
  const setting = await withConnection(url, settingOf);
  const sections: Section[] = [];
  const add = (...done: Section[]) => {
    sections.push(...done);
    progress.end();
    for (const section of done) process.stderr.write(`\n${asText(section)}\n\n`); // should a later part fail
  };
  const reports: Pick<Report, 'compared' | 'findings'>[] = [];
  if (options.quick || !options.migrations) {
    const messages = await withConnection(url, async (on) => {
      show('sizes');
      const sizes = await sizesOf(on);
      if (wants(options, 'size')) add({ name: 'Size', text: sizeTable(sizes) });
      if (wants(options, 'plans'))
        add({ name: 'Looking for one message', text: await plansTable(on) });
      return messagesOf(sizes);
    });
    const other = beside(url, '_small');
    const small = await emptyDatabase(url, other);
    try {
      await fillLarge(
        other,
        { ...(options.quick ? QUICK.small : SMALL), seed: 2 },
        () => undefined,
      );
      const generator = options.quick
        ? { name: 'autocannon', send: burst }
        : chooseGenerator(directory);
      const { section, report } = await compareSizes(
        { url, messages },
        { url: other, messages: options.quick ? QUICK.small.messages : SMALL.messages },
        { directory, options, progress, send: generator.send },
      );
      reports.push(report);
      if (section) add({ ...section, text: `${section.text}\n\n${sentBy(generator)}` });
    } finally {
      await small.remove();
    }
    if (wants(options, 'churn')) add(...(await churnSections(url, show)));
    if (wants(options, 'fillfactor')) {
      const rounds = options.quick ? 1 : 2;
      add({ name: 'Fill factors', text: await fillfactorTable(url, rounds, show) });
    }
  }
  if (options.migrations || options.quick) add(await migrating(url, options.messages, show));
  return {
    compared: reports.flatMap(({ compared }) => compared),
    findings: [
      ...reports.flatMap(({ findings }) => findings),
      ...sections.map(({ name }) => ({ name, title: name, figures: [], met: undefined })),
    ],
    markdown: sections.map(asText),
    about: ['PostgreSQL, large.', ...setting],
  };
}

async function migrating(
  url: string,
  messages: number,
  show: (text: string) => void,
): Promise<Section> {
  const old = beside(url, '_old');
  const database = await emptyDatabase(url, old);
  try {
    const filling = { messages, owners: Math.ceil(messages / 200), seed: 3 };
    await fillLarge(old, filling, ({ doing, messages: done }) =>
      show(`filling: ${doing}, ${done.toLocaleString('en')} messages`),
    );
    const costs = await migrationCosts(old, show);
    const said = `${messages.toLocaleString('en')} messages, in a database of the first version.`;
    return { name: 'Migrations', text: `${said}\n\n${migrationTable(costs, messages)}` };
  } finally {
    await database.remove();
  }
}
