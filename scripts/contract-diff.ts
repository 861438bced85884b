import { join } from 'node:path';
import { readContract } from '../src/http/contract/contract';
import { tellSummary } from '../test/support/summary';
import { lastRelease, RELEASES } from './last-release';
import { changes, mayBreak, NoGo, type Change } from './breaking-changes';

const ROOT = join(__dirname, '..');
const CONTRACT = join(ROOT, 'openapi.yaml');

/** Compares the contract with the last release's and refuses a break without a major version. */
function main(): number {
  const release = lastRelease(RELEASES);
  if (release === undefined) {
    console.log('No release yet: nothing to compare.');
    tellSummary({ skipped: 1 });
    return 0;
  }
  const { version, file } = release;
  const code = report(version, versionOf(CONTRACT), changes(file, CONTRACT));
  tellSummary(code === 0 ? { passed: 1 } : { failed: 1 });
  return code;
}

function versionOf(file: string): string {
  return readContract(file).document.info.version;
}

function report(from: string, to: string, found: readonly Change[]): number {
  const breaking = found.filter((change) => change.breaks);
  const doubtful = found.filter((change) => !change.breaks);
  list(`Breaks a client of ${from}:`, breaking);
  list(`May break a client of ${from}; judge it yourself:`, doubtful);
  if (breaking.length === 0) {
    console.log(`openapi.yaml ${to} keeps the promises of ${from}.`);
    return 0;
  }
  if (mayBreak(from, to)) {
    console.log(`openapi.yaml goes from ${from} to ${to}, a step that may break clients.`);
    return 0;
  }
  const part = from.startsWith('0.') ? 'minor version (before 1.0.0 it counts as major)' : 'major';
  console.error(`Raise the ${part} of info.version, which went from ${from} to ${to}.`);
  return 1;
}

function list(title: string, found: readonly Change[]): void {
  if (found.length === 0) return;
  console.log(title);
  for (const { operation = '', path = '', text, id } of found)
    console.log(`  ${operation} ${path}: ${text} [${id}]`);
}

try {
  process.exitCode = main();
} catch (error) {
  const missing = error instanceof NoGo && !process.env['CI'];
  console.error((error as Error).message);
  if (missing) console.error('The contract was NOT compared. In CI (CI=true) this is a failure.');
  if (missing) tellSummary({ skipped: 1 });
  process.exitCode = missing ? 0 : 1;
}
