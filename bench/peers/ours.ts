import { join } from 'node:path';
import { checkout } from '../checkout';
import { database } from '../databases';
import { ROOT, startOurs } from '../servers';
import type { Enter } from './contender';
import { contractLoads } from './contract-loads';

/** This server, as it comes. */
export const enterOurs: Enter = (setting) => enter('ours', {}, setting);

/** This server without kept replies. */
export const enterWithoutCache: Enter = (setting) =>
  enter('uncached', { REPLY_CACHE: '0' }, setting);

async function enter(
  name: string,
  env: Readonly<Record<string, string>>,
  { directory, filling, options, progress }: Parameters<Enter>[0],
): ReturnType<Enter> {
  const file = await database(directory, name, filling, progress);
  const log = join(directory, `${name}.log`);
  const server = await startOurs(`sqlite:${file}`, log, options.logLevel, undefined, env);
  return {
    server,
    versions: `This server ${checkout(ROOT).name}`,
    loads: contractLoads(server.url, filling.numbers),
  };
}
