import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gaveHelp } from '../../support/help';
import { startServer } from '../../support/server-process';
import { tellSummary } from '../../support/summary';
import { buildInFolders, type Built } from './build';
import { parseDockerfile } from './dockerfile';

const ROOT = join(__dirname, '..', '..', '..');
const HELP = `Carries the Dockerfile's steps out in clean folders, for machines without Docker, and starts what comes of it.

  npm run test:image
`;

/** What only a compiler needs, and what only tests need. */
const SOURCES = /\.(c|cc|cpp|h|hpp|o|a|d|mk|gyp|gypi|tar\.gz|tsbuildinfo)$/;
const DEVELOPMENT = [
  'typescript',
  'jest',
  'eslint',
  'prettier',
  'tsx',
  'playwright-core',
  'pino-pretty',
];

async function main(): Promise<void> {
  if (gaveHelp(HELP)) return;
  const work = mkdtempSync(join(tmpdir(), 'aldar-image-'));
  try {
    console.log('Building, which takes a few minutes where sqlite3 has to be compiled:');
    const stages = parseDockerfile(readFileSync(join(ROOT, 'Dockerfile'), 'utf8'));
    const image = buildInFolders(stages, ROOT, work);
    rmSync(join(work, 'build'), { recursive: true }); // nothing of the first stage is there
    holdsNothingElse(image);
    await starts(image);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function holdsNothingElse({ folder }: Built): void {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  check('no sources', files.filter((file) => SOURCES.test(file)).join(' '));
  const packages = readdirSync(join(folder, 'node_modules'));
  check('no tools', DEVELOPMENT.filter((name) => packages.includes(name)).join(' '));
  const size = spawnSync('du', ['-sm', folder], { encoding: 'utf8' }).stdout.split('\t')[0]!;
  console.log(`The application takes ${size} MB.`);
}

async function starts({ folder, env, command, healthcheck }: Built): Promise<void> {
  const script = join(folder, command[1]!);
  const DATABASE_URL = `sqlite:${folder}/data/app.db`;
  const server = await startServer({ ...env, DATABASE_URL, PORT: '0' }, script);
  const { port } = new URL(server.url);
  const { status } = spawnSync(process.execPath, healthcheck.slice(1), {
    env: { ...process.env, PORT: port },
  });
  check('the health check succeeds', status === 0 ? '' : `exit code ${status}`);
  const docs = await fetch(`http://127.0.0.1:${port}/docs/`);
  check('the docs are there', docs.ok ? '' : `status ${docs.status}`);
  const code = await server.stop();
  check('it stops', code === 0 ? '' : `exit code ${code}`);
}

/** @param found what speaks against it; empty where nothing does. */
function check(what: string, found: string): void {
  if (found !== '') throw new Error(`Not so: ${what}: ${found.slice(0, 500)}`);
  console.log(`ok: ${what}`);
  tellSummary({ passed: 1 });
}

main().catch((error: unknown) => {
  console.error(error);
  tellSummary({ failed: 1 });
  process.exitCode = 1;
});
