import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { fill } from '../../fill';
import { launch } from '../../servers';
import type { Spelling } from '../../sqlite-rows';
import { run } from '../command';
import type { Enter } from '../contender';
import { buildPocketBase } from './build';
import { makeCollections, type Superuser } from './collections';
import { pocketBaseLoads } from './loads';

/** As PocketBase keeps ids and times. */
const SPELLING: Spelling = {
  chat: (number) => `printf('c%014x', ${number})`,
  message: (chat, sequence) => `printf('m%06x%08x', ${chat}, ${sequence})`,
  time: (seconds) => `strftime('%Y-%m-%d %H:%M:%fZ', ${seconds}, 'unixepoch')`,
};

/** PocketBase as it comes, with a collection of chats and one of messages. */
export const enterPocketBase: Enter = async ({ directory, filling, options, progress }) => {
  const { binary, versions } = await buildPocketBase(options.quick, progress);
  const data = join(directory, 'pocketbase', 'data');
  // What it takes for `go run` prints every statement and writes migrations, unless it is told not to.
  const rest = ['--dir', data, '--dev=false', '--automigrate=false'];
  const start = () =>
    launch(
      {
        command: binary,
        args: (port) => ['serve', '--http', `127.0.0.1:${port}`, ...rest],
        ready: '/api/health',
      },
      join(directory, 'pocketbase.log'),
    );
  const superuser: Superuser = { identity: 'bench@example.com', password: randomUUID() };
  const { identity, password } = superuser;
  const upsert = ['superuser', 'upsert', identity, password] as const;
  await run('setting PocketBase up', [binary, ...upsert, ...rest], progress);
  const maker = await start();
  await makeCollections(maker.url, superuser);
  await maker.stop();
  await fill(join(data, 'data.db'), filling, progress, SPELLING);
  const server = await start();
  return { server, versions, loads: pocketBaseLoads(server.url, filling.numbers) };
};
