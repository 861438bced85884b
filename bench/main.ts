import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tellSummary } from '../test/support/summary';
import { runWithAuthentication } from './authentication-run';
import { runBeforeAfter } from './before-run';
import { runAgainstFloor } from './floor-run';
import { HELP } from './help';
import { runLarge } from './large-run';
import { runLayers } from './layers-run';
import { runLayouts } from './layouts-run';
import { readOptions, type Options } from './options';
import { runBesidePeers } from './peers-run';
import { runOnPostgres } from './postgres-run';
import { progressOn } from './progress';
import { asJson, asText } from './report';
import { runScale } from './scale';
import { runServers } from './servers-run';

/** Measures, prints a table, and leaves nothing behind. A missed target is a finding, no failure. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (!options) {
    process.stdout.write(`${HELP}\n`);
    return;
  }
  const directory = await mkdtemp(join(tmpdir(), 'aldar-kose-bench-'));
  const progress = progressOn(process.stderr);
  try {
    const report = await chosen(options)(directory, options, progress);
    progress.end();
    process.stdout.write(asText(options, report));
    const skipped = report.findings.filter(({ absent }) => absent).length;
    tellSummary({ passed: report.findings.length - skipped, skipped });
    if (options.json) await writeFile(options.json, asJson(options, report));
  } finally {
    progress.end();
    await rm(directory, { recursive: true });
  }
}

function chosen(options: Options): typeof runScale {
  const { scale, before, authentication, peers, database } = options;
  const { layers, layouts, servers, large } = options;
  if (peers) return runBesidePeers;
  if (large) return runLarge;
  if (layers) return runLayers;
  if (layouts) return runLayouts;
  if (servers) return runServers;
  if (authentication) return runWithAuthentication;
  if (scale) return runScale;
  if (before !== undefined) return runBeforeAfter;
  return database === 'postgres' ? runOnPostgres : runAgainstFloor;
}

main().catch((error: unknown) => {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
});
