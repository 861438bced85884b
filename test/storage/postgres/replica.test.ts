import { pino } from 'pino';
import { readConfig } from '../../../src/config';
import { listen, type Server } from '../../../src/http/server';
import { openService, type Service } from '../../../src/service';
import { apiOf } from '../../support/api';
import { append, chatPath, createChat } from '../../support/builders';
import { changeDatabase } from '../../support/change-database';
import { freshPostgres, type FreshDatabase } from '../../support/fresh-database';
import { PATIENT } from '../../support/patience';

/*
 * A second database stands for the standby. What it holds shows who has answered:
 * the server must read from it only what is as new as the primary.
 */
let primary: FreshDatabase;
let standby: FreshDatabase;
let service: Service;
let standbyService: Service;
let server: Server;

const logger = pino({ level: 'silent' });

beforeAll(async () => {
  [primary, standby] = [await freshPostgres(), await freshPostgres()];
  standbyService = await openService({
    config: readConfig({ ...PATIENT, DATABASE_URL: standby.url }),
    logger,
  });
  service = await openService({
    config: readConfig({
      ...PATIENT,
      DATABASE_URL: primary.url,
      DATABASE_REPLICA_URL: standby.url,
      REPLY_CACHE: '0', // the test gives one revision two contents
    }),
    logger,
  });
  server = await listen(service, '127.0.0.1', 0);
});

afterAll(async () => {
  await server.drain(0);
  await service.close();
  await standbyService.close();
  await primary.remove();
  await standby.remove();
});

const CHAT = '019aae1c-2f3b-7c5d-9e41-6a0c8b1f2d10';

/** Puts the chat on the standby, under a title that tells where it was read. */
async function replicate(revision: number): Promise<void> {
  await changeDatabase(standbyService.database, [
    'DELETE FROM chats',
    `INSERT INTO chats (owner, id, title, metadata, pinned, archived, message_count,
       last_activity_at, created_at, updated_at, revision)
     VALUES ('local', '${CHAT}', 'from the standby', '{}', false, false, 0, now(), now(), now(),
       ${revision})`,
  ]);
}

async function title(): Promise<string> {
  const reply = await apiOf(server.url)
    .get(chatPath({ id: CHAT }))
    .expect(200);
  return (reply.body as { title: string }).title;
}

it('The standby answers where it is as new as the primary, and only there.', async () => {
  const api = apiOf(server.url);
  const chat = await createChat(api, { id: CHAT, title: 'from the primary' });
  expect(await title()).toBe('from the primary'); // the standby has never heard of it
  await replicate(1);
  expect(await title()).toBe('from the standby');

  const { id } = await append(api, chat);
  expect(await title()).toBe('from the primary'); // the client reads what it has written
  await api.get(chatPath(chat, `/messages/${id}`)).expect(200);
  await replicate(2);
  expect(await title()).toBe('from the standby');

  await api.delete(chatPath(chat)).expect(204);
  await api.get(chatPath(chat)).expect(404); // although the standby still has it
});

it('Without the standby the primary answers.', async () => {
  const api = apiOf(server.url);
  const chat = await createChat(api);
  await changeDatabase(standbyService.database, ['DROP TABLE chats CASCADE']);
  await api.get(chatPath(chat)).expect(200);
  await api.get(chatPath(chat, '/messages')).expect(200);
});
