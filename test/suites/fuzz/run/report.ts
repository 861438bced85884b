import type { Buffer } from 'node:buffer';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { curl } from '../wire/curl';
import type { Finding } from './findings';
import type { Outcome } from './fuzz';

/** A finding for people: what is wrong, how to see it again. */
export function tellFinding(url: string, finding: Finding): string {
  const { complaints, request, reply, action, seed, worker, step, before } = finding;
  const lines = [
    `FINDING in "${action}" (seed ${seed}, worker ${worker}, step ${step})`,
    ...complaints.map((complaint) => `  ${complaint.slice(0, 1_500)}`),
  ];
  if (request) lines.push(`  ${curl(url, request, save)}`);
  if (reply) lines.push(`  → ${reply.status} ${reply.body.toString().slice(0, 600)}`);
  lines.push('  before it:', ...before.map((line) => `    ${line}`));
  return lines.join('\n');
}

function save(body: Buffer): string {
  const file = join(mkdtempSync(join(tmpdir(), 'fuzz-body-')), 'body');
  writeFileSync(file, body);
  return file;
}

/** The table of what was asked and answered, and the sums. */
export function tellOutcome(outcome: Outcome): string {
  const { tally, findings, memory, milliseconds } = outcome;
  const rows = [...tally.statuses].sort(([a], [b]) => (a < b ? -1 : 1));
  const statuses = [...new Set(rows.flatMap(([, row]) => [...row.keys()]))].sort((a, b) => a - b);
  const table = [
    ['', ...statuses.map(String), 'all'],
    ...rows.map(([name, row]) => [
      name,
      ...statuses.map((status) => String(row.get(status) ?? '')),
      String([...row.values()].reduce((sum, count) => sum + count, 0)),
    ]),
  ];
  const kinds = findings.kinds.map(
    ({ first, count }) => `  ${count} × ${first.action}: ${first.complaints[0]!.slice(0, 160)}`,
  );
  const seconds = milliseconds / 1_000;
  return [
    aligned(table),
    '',
    `requests   ${tally.sent} in ${seconds.toFixed(1)} s, ${Math.round(tally.sent / seconds)} a second`,
    `memory     ${memory.summary}${memory.grewTooMuch ? ', which is too much' : ''}`,
    `findings   ${kinds.length}`,
    ...kinds,
  ].join('\n');
}

function aligned(table: readonly (readonly string[])[]): string {
  const widths = table[0]!.map((_, i) => Math.max(...table.map((row) => row[i]!.length)));
  return table
    .map((row) =>
      row
        .map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)))
        .join('  '),
    )
    .join('\n');
}
