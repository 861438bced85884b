import { strictEqual } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { apiOf } from '../../support/api';
import { startServer } from '../../support/server-process';
import { tellSummary } from '../../support/summary';
import { steps } from './steps';

/** Of each major version that `engines` in package.json names, one: of 20 the oldest line. */
const VERSIONS = ['20.19.6', '22.23.3', '24.21.0'];

const USAGE = `npm run test:node -- [options]
  --version X.Y.Z  one version, fetched from npm; may be given several times (${VERSIONS.join(', ')})
  --node PATH      a binary that is here already, instead`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      version: { type: 'string', multiple: true, default: VERSIONS },
      node: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const binaries = values.node === undefined ? values.version.map(fetched) : [() => values.node!];
  for (const binary of binaries)
    await check('the built server starts and stops', () => tryOut(binary()));
}

/** The binary of a version, from the npm package `node`, which npm keeps for the next time. */
function fetched(version: string): () => string {
  return () => {
    const args = ['--yes', '--package', `node@${version}`, '--', 'node', '-p', 'process.execPath'];
    const binary = execFileSync('npx', args, { encoding: 'utf8' }).trim();
    strictEqual(versionOf(binary), `v${version}`);
    return binary;
  };
}

function versionOf(node: string): string {
  return execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
}

/** Runs the server that is built here, native modules included, by another Node. */
async function tryOut(node: string): Promise<void> {
  console.log(`Node ${versionOf(node)}`);
  const folder = await mkdtemp(join(tmpdir(), 'aldar-node-'));
  const server = await startServer({ DATABASE_URL: `sqlite:${folder}/app.db` }, undefined, node);
  try {
    for (const [name, step] of steps) await check(name, () => step(apiOf(server.url)));
  } finally {
    const code = await server.stop();
    await rm(folder, { recursive: true });
    strictEqual(code, 0);
    strictEqual(server.errors(), '', 'It writes to stderr.'); // a deprecation, for instance
  }
}

async function check(name: string, step: () => Promise<void>): Promise<void> {
  try {
    await step();
    console.log(`  ok      ${name}`);
    tellSummary({ passed: 1 });
  } catch (error) {
    console.error(`  FAILED  ${name}:`, error);
    tellSummary({ failed: 1 });
    process.exitCode = 1;
  }
}

void main();
