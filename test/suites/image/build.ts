import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { readCopy, readEnv, type Stage } from './dockerfile';

/** Where the images keep the application. */
const WORKDIR = '/app';

/** A folder that stands for an image, and what its Dockerfile says of it. */
export interface Built {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly command: readonly string[];
  readonly healthcheck: readonly string[];
}

/**
 * Carries the steps of a Dockerfile out in folders, for machines without a daemon: each stage has one,
 * what is copied comes from the project or from an earlier stage, and what is run runs there.
 * @returns the last stage.
 */
export function buildInFolders(stages: readonly Stage[], project: string, work: string): Built {
  const folders = new Map<string, string>();
  let built: Built | undefined;
  for (const [i, stage] of stages.entries()) {
    const folder = join(work, stage.name || `stage-${i}`);
    mkdirSync(folder);
    folders.set(stage.name, folder);
    built = buildStage(stage, folder, project, folders);
  }
  return built!;
}

function buildStage(
  { instructions }: Stage,
  folder: string,
  project: string,
  folders: ReadonlyMap<string, string>,
): Built {
  let env: Record<string, string> = {};
  let [command, healthcheck]: string[][] = [[], []];
  for (const { name, text } of instructions) {
    console.log(`  ${name} ${text.slice(0, 100)}`);
    if (name === 'ENV') env = { ...env, ...readEnv(text) };
    else if (name === 'COPY') copy(text, folder, project, folders);
    else if (name === 'RUN') run(text, folder, env);
    else if (name === 'CMD') command = JSON.parse(text) as string[];
    else if (name === 'HEALTHCHECK')
      healthcheck = JSON.parse(text.slice(text.indexOf('[', text.indexOf('CMD')))) as string[];
    else if (name === 'WORKDIR' && text !== WORKDIR) throw new Error(`WORKDIR ${text} is unknown.`);
    else if (!['WORKDIR', 'USER', 'EXPOSE'].includes(name)) throw new Error(`${name} is unknown.`);
  }
  return { folder, env, command: command!, healthcheck: healthcheck! };
}

function copy(
  text: string,
  folder: string,
  project: string,
  folders: ReadonlyMap<string, string>,
): void {
  const { from, sources, target } = readCopy(text);
  const origin = from === undefined ? project : folders.get(from)!;
  for (const source of sources) {
    const path = resolve(origin, source.replace(`${WORKDIR}/`, ''));
    const isFolder = statSync(path).isDirectory();
    const to = isFolder ? join(folder, target) : join(folder, target, basename(path));
    cpSync(path, to, { recursive: true, verbatimSymlinks: true });
  }
}

/** As root in an image; here nobody is made the owner of anything. */
function run(text: string, cwd: string, env: Readonly<Record<string, string>>): void {
  const command = text.replace(/ && chown \S+ \S+/g, '');
  const { status } = spawnSync('sh', ['-c', command], {
    cwd,
    env: { ...process.env, ...env, NODE_ENV: env['NODE_ENV'] ?? '' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error(`RUN ${text} ended with ${status}.`);
}
