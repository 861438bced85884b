import { cpus, release, type } from 'node:os';
import { sizes } from './histories';
import type { Options } from './options';
import type { Compared } from './rounds';
import { table, type Finding } from './table';

/** What a run has found. */
export interface Report {
  readonly compared: readonly Compared[];
  readonly findings: readonly Finding[];
}

/** Says on what and how it was measured: without it a figure means nothing. */
export function heading(options: Options): string {
  const { scale, database, quick, rounds, seconds, floor, logLevel } = options;
  const { large, small } = sizes(quick);
  const processors = cpus();
  const what = scale
    ? `A history of ${large.toLocaleString('en')} messages against one of ${small.toLocaleString('en')}.`
    : database === 'postgres'
      ? 'The server on PostgreSQL, as it comes, beside the server on SQLite; there are no targets.'
      : `The server against its floor: node:http on ${floor}, one transaction a request, no checks.`;
  return [
    what,
    `A message has 500 characters and eight attachments. LOG_LEVEL=${logLevel}, synchronous=FULL.`,
    `${rounds} rounds of ${seconds} s a side, in turn; medians, and the ratio of each round's pair.`,
    `${processors.length} × ${processors[0]?.model ?? 'processor'}, ${type()} ${release()}, Node ${process.version}.`,
  ].join('\n');
}

export function asText(options: Options, { findings }: Report): string {
  const missed = findings.filter(({ met }) => met === false);
  const end =
    missed.length === 0
      ? 'No target is missed.'
      : `Missed: ${missed.map(({ title }) => title).join('; ')}.`;
  return `\n${heading(options)}\n\n${table(findings)}\n\n${end}\n`;
}

export function asJson(options: Options, { compared, findings }: Report): string {
  const rounds = compared.map(({ comparison, rounds }) => ({ name: comparison.name, rounds }));
  return `${JSON.stringify({ heading: heading(options).split('\n'), findings, rounds }, null, 2)}\n`;
}
