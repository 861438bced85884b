import type { Report } from './report';

const HEAD = ['fault', 'done', 'lost', 'doubled', 'gaps', 'integrity', 'verdict'];
/** Different failures shown of each fault, and characters of each. */
const [SHOWN, LENGTH] = [5, 500];

/** The reports as a Markdown table, and below it what went wrong. */
export function table(reports: readonly Report[]): string {
  const rows = [HEAD, ...reports.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map((row) => line(row.map((cell, column) => cell.padEnd(widths[column]!))));
  lines.splice(1, 0, line(widths.map((width) => '-'.repeat(width))));
  for (const { fault, failures, skipped } of reports) {
    const counts = new Map<string, number>();
    for (const failure of failures) counts.set(failure, (counts.get(failure) ?? 0) + 1);
    for (const [failure, count] of [...counts].slice(0, SHOWN))
      lines.push(`FAILED  ${fault}: ${count > 1 ? `${count} × ` : ''}${failure.slice(0, LENGTH)}`);
    if (counts.size > SHOWN) lines.push(`FAILED  ${fault}: and ${counts.size - SHOWN} other kinds`);
    if (skipped !== undefined) lines.push(`SKIPPED ${fault}: ${skipped}`);
  }
  return lines.join('\n');
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function cells({ fault, figures, findings, verdict }: Report): string[] {
  const { lost = '', doubled = '', gaps = '', integrity = '' } = findings ?? {};
  return [fault, figures.join(', '), `${lost}`, `${doubled}`, `${gaps}`, integrity, verdict];
}
