import { exec, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Message } from '../../../src/chat/contract';
import { startApp, useApp } from '../../support/app';
import { append, chatPath, readChat } from '../../support/builders';
import { check, wrongOf } from '../../support/checked';
import { startCommand } from '../../support/command';
import { freshPostgres } from '../../support/fresh-database';
import { chatsOf } from '../../support/owned';
import { storeVaried } from '../../support/varied-chats';
import { walk } from '../../support/walk';

const run = promisify(exec);
/** PostgreSQL from npm comes without its programs. */
const test = spawnSync('pg_dump', ['--version']).status === 0 ? it : it.skip;
const app = useApp();

test('The line that tells how to back up makes a file from which everything comes back.', async () => {
  const { varied } = await storeVaried(app.api);
  const chats = await chatsOf(app.api);
  const messages = await walk<Message>(app.api, chatPath(varied, '/messages?limit=200'));
  const folder = await mkdtemp(join(tmpdir(), 'aldar-kose-'));
  const restored = await freshPostgres();
  try {
    const file = join(folder, 'app.dump');
    const { output } = await startCommand('backup', app.databaseUrl, file).ended;
    await run(/^ {2}(pg_dump .*)$/m.exec(output)![1]!);
    await run(`pg_restore --exit-on-error --no-owner --dbname='${restored.url}' ${file}`);
    expect(wrongOf(await check(restored.url))).toEqual({});

    const server = await startApp({ on: restored.url });
    try {
      expect(await chatsOf(server.api)).toEqual(chats);
      expect(await walk<Message>(server.api, chatPath(varied, '/messages?limit=200'))).toEqual(
        messages,
      );
      const { message_count } = await readChat(app.api, varied);
      expect((await append(server.api, varied)).sequence).toBe(message_count + 1);
    } finally {
      await server.close();
    }
  } finally {
    await restored.remove();
    await rm(folder, { recursive: true });
  }
});
