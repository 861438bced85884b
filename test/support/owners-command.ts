import { startCommand, type Command } from './command';

/** Starts `npm run owners` on a database. */
export function startOwners(databaseUrl: string, ...args: string[]): Command {
  return startCommand('owners', databaseUrl, ...args);
}
