import { join } from 'node:path';
import { database } from '../databases';
import type { Progress } from '../progress';
import { startFloor } from '../servers';
import { betterSqlite3, VERSION } from './better-sqlite3';
import { NotToBeHad } from './command';
import type { Enter } from './contender';
import { contractLoads } from './contract-loads';

/** The floor, on better-sqlite3 wherever that can be had. */
export const enterFloor: Enter = async ({ directory, filling, progress }) => {
  const { note, versions, ...driver } = await chooseDriver(progress);
  const file = await database(directory, 'floor', filling, progress); // in the same tables as ours
  const server = await startFloor(file, join(directory, 'floor-run.log'), driver);
  return { server, versions, loads: contractLoads(server.url, filling.numbers), ...note };
};

async function chooseDriver(progress: Progress) {
  try {
    const floorModule = await betterSqlite3(progress);
    return { floor: 'better-sqlite3', floorModule, versions: `better-sqlite3 ${VERSION}` };
  } catch (error) {
    if (!(error instanceof NotToBeHad)) throw error;
    const note = `The floor stands on sqlite3, because better-sqlite3 cannot be had. ${error.message}`;
    return { floor: 'sqlite3', floorModule: undefined, versions: 'sqlite3', note: { note } };
  }
}
