import { pino } from 'pino';
import type { Chat } from '../../src/chat/contract';
import type { Database, Watching } from '../../src/db/database';
import { readConfig } from '../../src/config';
import { listen, type Server } from '../../src/http/server';
import { openService, type Service } from '../../src/service';
import { apiOf, type Api } from '../support/api';
import { append, chatPath, createChat } from '../support/builders';
import { openStream, type EventStream } from '../support/event-stream';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database';
import { PATIENT } from '../support/patience';

/*
 * Two servers on one database: what one of them stores, followers of the other hear.
 */
interface Running {
  readonly api: Api;
  readonly url: string;
  readonly service: Service;
  readonly server: Server;
}

let database: FreshDatabase;
let writer: Running;
let other: Running;
let chat: Chat;
const open: EventStream[] = [];

async function start(): Promise<Running> {
  const config = readConfig({ ...PATIENT, DATABASE_URL: database.url });
  const service = await openService({ config, logger: pino({ level: 'silent' }) });
  const server = await listen(service, '127.0.0.1', 0);
  return { api: apiOf(server.url), url: server.url, service, server };
}

beforeEach(async () => {
  database = await freshDatabase();
  [writer, other] = [await start(), await start()];
  chat = await createChat(writer.api);
});
afterEach(async () => {
  for (const stream of open.splice(0)) await stream.close();
  for (const { server, service } of [writer, other]) {
    await server.drain(0);
    await service.close();
  }
  await database.remove();
});

async function follow(path: string) {
  const stream = await openStream(other.url, path);
  open.push(stream);
  await stream.next();
  return stream;
}

it('Followers of a chat and of the list hear what another server stores, piece by piece.', async () => {
  const [screen, list] = [await follow(chatPath(chat, '/events')), await follow('/api/v1/events')];
  const answer = await append(writer.api, chat, {
    role: 'assistant',
    content: '',
    status: 'in_progress',
  });
  expect((await screen.upTo('message')).at(-1)?.data).toEqual(answer);
  expect((await list.upTo('chat')).at(-1)?.data).toMatchObject({ message_count: 1 });
  const path = chatPath(chat, `/messages/${answer.id}`);
  await writer.api
    .patch(path)
    .send({ append: { offset: 0, text: 'Once' } })
    .expect(200);
  expect((await screen.upTo('delta')).at(-1)?.data).toMatchObject({ offset: 0, text: 'Once' });
  await writer.api.delete(chatPath(chat)).expect(204);
  await list.upTo('deleted');
  await screen.upTo('deleted');
  expect(await screen.next()).toBeUndefined();
});

it('The database is watched only while somebody follows.', async () => {
  const watch = jest.spyOn(other.service.database as { watch: Database['watch'] }, 'watch');
  await append(other.api, chat);
  expect(watch).not.toHaveBeenCalled();

  const streams = [await follow('/api/v1/events'), await follow(chatPath(chat, '/events'))];
  expect(watch).toHaveBeenCalledTimes(1);
  const watching = watch.mock.results[0]!.value as Watching;
  const stopped = new Promise<void>((resolve) => {
    const stop = watching.stop.bind(watching);
    Object.assign(watching, { stop: () => stop().then(resolve) });
  });
  for (const stream of streams) await stream.close();
  await stopped;

  await follow('/api/v1/events');
  expect(watch).toHaveBeenCalledTimes(2);
});
