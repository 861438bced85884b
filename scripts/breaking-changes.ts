import { spawnSync } from 'node:child_process';

/** oasdiff, a differ that knows OpenAPI 3.1; Go builds it on its first run and keeps it. */
const OASDIFF = 'github.com/oasdiff/oasdiff@v1.35.0';
/** What oasdiff calls an error: a client that kept to the contract can fail. */
const ERROR = 3;

/** A change of the contract that can hurt those who kept to it. */
export interface Change {
  /** oasdiff's name for this kind of change. */
  readonly id: string;
  readonly text: string;
  /** Whether it surely breaks a client; otherwise a person has to judge. */
  readonly breaks: boolean;
  readonly operation?: string;
  readonly path?: string;
}

/** Go is needed, and there is none. */
export class NoGo extends Error {
  constructor() {
    super(`Go is not installed, and without it ${OASDIFF} cannot run.`);
  }
}

/**
 * Compares two contracts.
 * @param base the file that clients know. @param revision the file that is to take its place.
 * @throws NoGo
 */
export function changes(base: string, revision: string): Change[] {
  const options = ['--format', 'json', '--allow-external-refs=false'];
  const { error, status, stdout, stderr } = spawnSync(
    'go',
    ['run', OASDIFF, 'breaking', base, revision, ...options],
    { encoding: 'utf8', maxBuffer: 2 ** 28 },
  );
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') throw new NoGo();
  if (error) throw error;
  if (status !== 0) throw new Error(`oasdiff ended with ${status}: ${stderr}`);
  const found = JSON.parse(stdout) as (Omit<Change, 'breaks'> & { level: number })[];
  return found.map(({ id, text, level, operation, path }) => ({
    id,
    text,
    breaks: level >= ERROR,
    ...(operation !== undefined && { operation }),
    ...(path !== undefined && { path }),
  }));
}

/**
 * Whether a step from one version to another may break clients: the major
 * version grows; before 1.0.0 the minor version stands for it (semver.org,
 * section 4, leaves it open, and npm's caret reads it so).
 */
export function mayBreak(from: string, to: string): boolean {
  const [major = 0, minor = 0] = numbers(from);
  const [newMajor = 0, newMinor = 0] = numbers(to);
  if (newMajor !== major) return newMajor > major;
  return major === 0 && newMinor > minor;
}

function numbers(version: string): number[] {
  if (!/^\d+\.\d+\.\d+$/.test(version)) throw new Error(`${version} is no version.`);
  return version.split('.').map(Number);
}
