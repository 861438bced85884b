import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { add, asLine, tellSummary } from '../../test/support/summary';
import { writeTable } from './document';
import { count, type Result } from './result';
import { runTool } from './run-tool';
import { asMarkdown, asText } from './table';
import type { Tool } from './tool';
import { tools } from './tools';
import { CACHE } from './workshop';

const USAGE = `npm run clients:matrix -- [options]
  --only NAME  this tool; may be given several times
  --quick      the three that take least: ${namesOf(tools.filter(({ quick }) => quick))}

Makes a client from openapi.yaml with each of these tools, compiles it, and uses it
against a running server: ${namesOf(tools)}.
A run of all of them leaves its table in docs/clients.md.`;

/** Where the output of every step of the latest run is kept. */
const LOGS = join(CACHE, 'client-logs');

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true },
      quick: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const chosen = choose(values);
  mkdirSync(LOGS, { recursive: true });
  const results: Result[] = [];
  for (const tool of chosen) {
    const result = await runTool(tool, LOGS);
    tellSummary(count(result));
    results.push(result);
  }
  const total = add(results.map(count));
  console.log(`\n${asText(results)}\n\nEvery step's output: ${LOGS}\n${asLine(total)}`);
  if (chosen.length === tools.length) await writeTable(asMarkdown(results));
  if (total.failed > 0) process.exitCode = 1;
}

function choose({ only, quick }: { only?: string[]; quick: boolean }): readonly Tool[] {
  const unknown = only?.find((name) => !tools.some((tool) => tool.name === name));
  if (unknown !== undefined) throw new Error(`There is no ${unknown}, only ${namesOf(tools)}.`);
  return tools.filter((tool) => (only?.includes(tool.name) ?? true) && (!quick || tool.quick));
}

function namesOf(some: readonly Tool[]): string {
  return some.map(({ name }) => name).join(', ');
}

main().catch((error: unknown) => {
  console.error((error as Error).message);
  process.exitCode = 1;
});
