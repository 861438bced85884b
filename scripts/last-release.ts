import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where the contract of each release is kept, as `0.1.0.yaml`. */
export const RELEASES = join(__dirname, '..', 'docs', 'contracts');

/** A contract that clients may have been made from. */
export interface Release {
  readonly version: string;
  readonly file: string;
}

/** The newest release whose contract is kept in a folder; undefined where there is none. */
export function lastRelease(folder: string): Release | undefined {
  const versions = readdirSync(folder)
    .map((name) => /^(\d+\.\d+\.\d+)\.yaml$/.exec(name)?.[1])
    .filter((version) => version !== undefined)
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const version = versions.at(-1);
  return version === undefined ? undefined : { version, file: join(folder, `${version}.yaml`) };
}
