import { cpus, release, type } from 'node:os';
import { checkout } from './checkout';
import { sizes } from './histories';
import type { Options } from './options';
import type { Compared } from './rounds';
import { ROOT } from './servers';
import { table, type Finding } from './table';

/** What a run has found. */
export interface Report {
  readonly compared: readonly Compared[];
  readonly findings: readonly Finding[];
  /** On what it was measured, beside what is true of every run. */
  readonly setting?: readonly string[];
  /** What else a reader has to know. */
  readonly notes?: readonly string[];
  /** What was measured and how, where it is no comparison of two sides. */
  readonly about?: readonly string[];
  /** In place of the table: parts of a document, in Markdown. */
  readonly markdown?: readonly string[];
  /** The heads of its columns, where they are not those of a comparison. */
  readonly columns?: readonly string[];
  /** Every figure of what is no comparison. */
  readonly series?: readonly { readonly name: string; readonly rounds: readonly unknown[] }[];
}

/** Says on what and how it was measured: without it a figure means nothing. */
export function heading(
  options: Options,
  { setting = [], about = aboutComparison(options) }: Pick<Report, 'setting' | 'about'>,
): string {
  const processors = cpus();
  return [
    ...about,
    `${processors.length} × ${processors[0]?.model ?? 'processor'}, ${type()} ${release()}, Node ${process.version}.`,
    ...setting,
  ].join('\n');
}

function aboutComparison(options: Options): readonly string[] {
  const { rounds, seconds, logLevel } = options;
  return [
    subject(options),
    `A message has 500 characters and eight attachments. LOG_LEVEL=${logLevel}, synchronous=FULL.`,
    `${rounds} rounds of ${seconds} s a side, in turn; medians, and the ratio of each round's pair.`,
  ];
}

function subject(options: Options): string {
  const { scale, before, authentication, peers, database, quick, floor } = options;
  if (peers)
    return 'The server beside its peers, all of them on SQLite, with the same chats and messages.';
  if (authentication) return 'The server with authentication beside the server without, on SQLite.';
  if (scale) {
    const { large, small } = sizes(quick);
    return `A history of ${large.toLocaleString('en')} messages against one of ${small.toLocaleString('en')}.`;
  }
  if (before !== undefined) {
    const on = database === 'postgres' ? 'PostgreSQL, as it comes' : 'SQLite';
    return `After, ${checkout(ROOT).name}, beside before, ${checkout(before).name}, on ${on}.`;
  }
  return database === 'postgres'
    ? 'The server on PostgreSQL, as it comes, beside the server on SQLite; there are no targets.'
    : `The server against its floor: node:http on ${floor}, one transaction a request, no checks.`;
}

export function asText(options: Options, report: Report): string {
  const { findings, notes = [], columns, markdown = [table(findings, columns)] } = report;
  const aimed = findings.some(({ met }) => met !== undefined);
  const missed = findings.filter(({ met }) => met === false);
  const end =
    missed.length === 0
      ? 'No target is missed.'
      : `Missed: ${missed.map(({ title }) => title).join('; ')}.`;
  const parts = [...markdown, ...notes, ...(aimed ? [end] : [])];
  return `\n${heading(options, report)}\n\n${parts.join('\n\n')}\n`;
}

export function asJson(options: Options, report: Report): string {
  const { compared, findings, series = [], notes = [], markdown } = report;
  const sides = compared.map(({ comparison, rounds }) => ({ name: comparison.name, rounds }));
  const heads = heading(options, report).split('\n');
  const found = { heading: heads, findings, rounds: [...sides, ...series], notes, markdown };
  return `${JSON.stringify(found, null, 2)}\n`;
}
