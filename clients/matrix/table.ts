import type { Result } from './result';

const HEAD = ['Tool', 'Version', 'Warnings', 'Other', 'Compiles', 'Round trip', 'Seconds'];

/** The table for a terminal. */
export function asText(results: readonly Result[]): string {
  const rows = [HEAD, ...results.map(rowOf)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** The table for a document, with what there is to say of its rows under it. */
export function asMarkdown(results: readonly Result[]): string {
  const rows = [HEAD, HEAD.map(() => '---'), ...results.map(rowOf)];
  const notes = results.flatMap(({ tool: { title, note } }) =>
    note === undefined ? [] : [`- **${title}**: ${note}`],
  );
  const table = rows.map((row) => `| ${row.join(' | ')} |`).join('\n');
  return notes.length === 0 ? table : `${table}\n\n${notes.join('\n')}`;
}

function rowOf({ tool, absent, ...found }: Result): string[] {
  const { title, version, compile, roundTrip } = tool;
  if (absent !== undefined) return [title, version, `not to be had: ${absent}`, '', '', '', ''];
  const { contract, other } = found.warnings;
  return [
    title,
    version,
    found.generated ? String(contract.length) : 'FAILED',
    String(other.length),
    compile === undefined ? 'n/a' : verdict(found.compiles),
    roundTrip === undefined ? 'n/a' : verdict(found.roundTrip),
    found.seconds.toFixed(0),
  ];
}

function verdict(succeeded: boolean): string {
  return succeeded ? 'yes' : 'FAILED';
}
