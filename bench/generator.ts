import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { burst, type Send } from './load';
import { versionOf } from './module-version';
import { byWrk } from './wrk';

/** What sends the requests. */
export interface Generator {
  readonly name: string;
  readonly send: Send;
}

/**
 * wrk, where it is installed, because it takes less of the machine; else autocannon.
 * @param directory for what wrk reads.
 */
export function chooseGenerator(directory: string): Generator {
  const { error, stdout } = spawnSync('wrk', ['--version'], { encoding: 'utf8' });
  if (error) return { name: `autocannon ${versionOf('autocannon')}`, send: burst };
  return { name: stdout.split(' ').slice(0, 2).join(' '), send: byWrk(directory) };
}

/** What a reader of the figures has to know of it. */
export function sentBy({ name }: Generator): string {
  return `${name} sends from the same ${cpus().length} cores: what it takes of them is part of what is measured.`;
}
