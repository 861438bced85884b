import { CHECKS, type Example, type Findings } from '../src/db/check/findings';

const HEAD = ['check', 'rows looked at', 'wrong'] as const;

/** A table of what was checked, for people. */
export function tableOf({ all }: Findings): string {
  const rows = all.map(([check, { rows, wrong }]) => [CHECKS[check], count(rows), count(wrong)]);
  const widths = HEAD.map((_, i) => Math.max(...[HEAD, ...rows].map((row) => row[i]!.length)));
  return [HEAD, ...rows]
    .map(([name, ...numbers]) =>
      [name.padEnd(widths[0]!), ...numbers.map((n, i) => n.padStart(widths[i + 1]!))].join('  '),
    )
    .join('\n');
}

/** The first few that are wrong, a line each. */
export function examplesOf({ all }: Findings): string[] {
  return all
    .filter(([, { wrong }]) => wrong > 0)
    .flatMap(([check, { wrong, examples }]) => {
      const rest = wrong - examples.length;
      const lines = examples.map((example) => `  ${placeOf(example)}`);
      return [
        '',
        `Wrong: ${CHECKS[check]}`,
        ...lines,
        ...(rest > 0 ? [`  and ${count(rest)} more`] : []),
      ];
    })
    .concat('');
}

function placeOf({ owner, chat_id, sequence, note }: Example): string {
  const parts = [
    owner !== undefined && `owner ${JSON.stringify(owner)}`, // it may hold anything
    chat_id && `chat ${chat_id}`,
    sequence != null && `sequence ${sequence}`,
  ];
  return [parts.filter(Boolean).join(', '), note].filter(Boolean).join(': ');
}

const count = (n: number) => n.toLocaleString('en');
