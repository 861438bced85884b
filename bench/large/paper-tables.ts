import { count, markdown } from './markdown';
import { BOUNDS, demand, HOUR, need, OWNERS, type Figures } from './paper';

const DAY = 24 * HOUR;

const heads = OWNERS.map((owners) => `${count(owners)} owners`);
const row = (name: string, of: (owners: number) => string) => [name, ...OWNERS.map(of)];
const up = (value: number) => count(value < 10 ? Number(value.toPrecision(2)) : Math.round(value));

/** What so many owners ask for. */
export function demandTable(figures: Figures): string {
  const of = (owners: number) => demand(owners, figures);
  return markdown(
    ['', ...heads],
    [
      row('messages a day', (owners) => up(of(owners).messagesADay)),
      row('writes a second, in the busiest hour', (owners) => up(of(owners).writes)),
      row('reads a second, in the busiest hour', (owners) => up(of(owners).reads)),
      row('messages after a year', (owners) => up(of(owners).messagesAYear)),
      row('gigabytes after a year', (owners) => up(of(owners).bytesAYear / 1e9)),
    ],
  );
}

/** What it takes, and what that costs. */
export function needTable(figures: Figures): string {
  const of = (owners: number) => need(owners, figures);
  return markdown(
    ['', ...heads],
    [
      row('primaries, by writes', (owners) => up(of(owners).byWrites)),
      row('primaries, by size after a year', (owners) => up(of(owners).bySize)),
      row('shards', (owners) => count(of(owners).shards)),
      row('servers, at least two', (owners) => count(of(owners).servers)),
      row('connections, without a pooler', (owners) => count(of(owners).connections)),
      row('dollars a month for disks, after a year', (owners) => up(of(owners).disk)),
      row('dollars a month for cores', (owners) => up(of(owners).cores)),
    ],
  );
}

/** What one server, one primary and sixteen shards hold and serve, as measured. */
export function capacityTable(figures: Figures): string {
  const { appends, pages, pagesUncached, lists, unchanged, writes, bytes } = figures;
  const shards = 16;
  const none = '';
  return markdown(
    ['', 'one server', 'one primary', 'sixteen shards'],
    [
      ['appends a second', count(appends), none, none],
      [
        'writes a second, of one process, without HTTP',
        none,
        count(writes),
        count(shards * writes),
      ],
      ['pages of 50 a second, unchanged', count(pages), none, none],
      ['pages of 50 a second, read anew', count(pagesUncached), none, none],
      ['lists of 20 a second, unchanged', count(lists), none, none],
      ['unchanged chats a second', count(unchanged), none, none],
      ['messages a terabyte', none, count(Math.round(1e12 / bytes.all / 1e6) * 1e6), none],
      [
        'messages, at 2 TB a primary',
        none,
        count(Math.round(BOUNDS.primary / bytes.all / 1e6) * 1e6),
        count(Math.round((shards * BOUNDS.primary) / bytes.all / 1e6) * 1e6),
      ],
      [
        'hours to copy 2 TB at 200 MB/s',
        none,
        count(BOUNDS.primary / BOUNDS.restoring / HOUR),
        none,
      ],
      [
        'gigabytes of log a day, at that rate',
        none,
        count((writes * figures.logBytes * DAY) / 1e9),
        none,
      ],
    ],
  );
}

/** Whole hours would say more than is known. */
export function migrationHours(figures: Figures): string {
  const sizes = [10e6, 100e6, 1e9];
  return markdown(
    ['', ...sizes.map((messages) => `${count(messages)} messages`)],
    [
      ...Object.entries(figures.migrations).map(([name, seconds]) => [
        `\`${name}\``,
        ...sizes.map((messages) => duration((seconds * messages) / 1e6)),
      ]),
      [
        'VACUUM of `messages` after a day',
        ...sizes.map((messages) => duration((figures.vacuum * messages) / 1e6)),
      ],
    ],
  );
}

function duration(seconds: number): string {
  if (seconds < 120) return `${up(seconds)} s`;
  if (seconds < 2 * HOUR) return `${up(seconds / 60)} min`;
  return `${up(seconds / HOUR)} h`;
}

/** Every table of `docs/scale.md` that is arithmetic, by the name of its place there. */
export const PAPER: Readonly<Record<string, (figures: Figures) => string>> = {
  capacity: capacityTable,
  demand: demandTable,
  need: needTable,
  migrations: migrationHours,
};

/** Puts the tables into their places: between `<!-- NAME -->` and `<!-- /NAME -->`. @throws where there is no such place. */
export function written(document: string, figures: Figures): string {
  return Object.entries(PAPER).reduce((text, [name, table]) => {
    const [begin, end] = [`<!-- ${name} -->\n`, `\n<!-- /${name} -->`];
    const from = text.indexOf(begin);
    const to = text.indexOf(end, from);
    if (from < 0 || to < 0) throw new Error(`There is no place for ${name}.`);
    return `${text.slice(0, from + begin.length)}\n${table(figures)}\n${text.slice(to)}`;
  }, document);
}
