import { join } from 'node:path';
import { fill } from '../../fill';
import { launch } from '../../servers';
import type { Spelling } from '../../sqlite-rows';
import { CACHE } from '../cache';
import type { Enter } from '../contender';
import { contractLoads } from '../contract-loads';
import { installFastApi } from './install';

/** As SQLAlchemy keeps a UUID and a time in SQLite. */
const SPELLING: Spelling = {
  chat: (number) => `printf('00000000000070008000%012x', ${number})`,
  message: (chat, sequence) => `printf('%08x000070008000%012x', ${chat}, ${sequence})`,
  time: (seconds) => `strftime('%Y-%m-%d %H:%M:%f', ${seconds}, 'unixepoch')`,
};

/** A service on FastAPI and SQLAlchemy, in one process of uvicorn, which logs requests as ours does. */
export const enterFastApi: Enter = async ({ directory, filling, progress }) => {
  const { bin, versions } = await installFastApi(progress);
  const file = join(directory, 'fastapi.db');
  const start = () =>
    launch(
      {
        command: join(bin, 'uvicorn'),
        args: (port) => ['--app-dir', __dirname, '--port', String(port), 'main:app'],
        env: { DATABASE_FILE: file, PYTHONPYCACHEPREFIX: join(CACHE, 'pycache') },
        ready: '/health',
      },
      join(directory, 'fastapi.log'),
    );
  const maker = await start(); // of the tables
  await maker.stop();
  await fill(file, filling, progress, SPELLING);
  const server = await start();
  return { server, versions, loads: contractLoads(server.url, filling.numbers) };
};
