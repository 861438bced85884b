import { useApp, type TestApp } from '../support/app';
import { append, chatPath, createChat } from '../support/builders';
import { changeDatabase } from '../support/change-database';
import { takeDatabaseAway } from '../support/database-away';
import { openStream } from '../support/event-stream';
import { holdWriter } from '../support/full-queue';
import { readContract } from '../../src/http/contract/contract';
import { MARKED_ID, MARKER, markedRequests } from '../support/marked-requests';
import { samplesIn, valueOf, type Sample } from '../support/samples';

const REQUESTS = 'aldar_kose_http_requests_total';
const SECONDS = 'aldar_kose_http_request_duration_seconds';
const STREAMS = 'aldar_kose_event_streams';
const WAITING = 'aldar_kose_write_queue_waiting';

const KEY = '0123456789abcdef';

const app = useApp();

async function scrape({ api }: Pick<TestApp, 'api'> = app): Promise<Sample[]> {
  return samplesIn((await api.get('/metrics').expect(200)).text);
}

/** A reply is counted when it is over, which its reader may learn of a little earlier. */
async function until(holds: (samples: readonly Sample[]) => boolean): Promise<Sample[]> {
  for (let tries = 0; tries < 100; tries += 1) {
    const samples = await scrape();
    if (holds(samples)) return samples;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('It has not come to be in two seconds.');
}

async function whileWriterIsHeld(work: () => Promise<void>): Promise<void> {
  const goOn = await holdWriter(app.service.database);
  await work().finally(goOn);
}

describe('Requests', () => {
  it('are counted, and their seconds, by operation and status', async () => {
    const before = await scrape();
    const chat = await createChat(app.api);
    await append(app.api, chat);
    await append(app.api, chat);
    await app.api.get('/api/v1/chats?limit=0').expect(400);
    await app.api.head(chatPath(chat)).expect(200);
    const after = await scrape();
    const grown = (name: string, operation: string, status: string) =>
      valueOf(after, name, { operation, status }) - valueOf(before, name, { operation, status });
    for (const [operation, status, count] of [
      ['createChat', '201', 1],
      ['appendMessage', '201', 2],
      ['listChats', '400', 1],
      ['getChat', '200', 1],
    ] as const) {
      expect(grown(REQUESTS, operation, status)).toBe(count);
      expect(grown(`${SECONDS}_count`, operation, status)).toBe(count);
      expect(grown(`${SECONDS}_sum`, operation, status)).toBeGreaterThan(0);
      expect(grown(`${SECONDS}_sum`, operation, status)).toBeLessThan(30);
    }
  });

  it('that belong to no operation are counted as none', async () => {
    const before = await scrape();
    await app.api.get('/nowhere').expect(404);
    await app.api.delete('/health').expect(405);
    await app.api.get('/openapi.json').expect(200);
    await app.api.get('/api/v1/chats/%ff').expect(400);
    const after = await scrape();
    for (const [status, count] of [
      ['404', 1],
      ['405', 1],
      ['400', 1],
      ['200', 2], // the first scrape is one of them
    ] as const) {
      const labels = { operation: 'none', status };
      expect(valueOf(after, REQUESTS, labels) - valueOf(before, REQUESTS, labels)).toBe(count);
    }
  });

  it('whose client has left before the reply have no status', async () => {
    await whileWriterIsHeld(async () => {
      const leave = new AbortController();
      const left = fetch(`${app.url}/api/v1/chats`, { method: 'POST', signal: leave.signal });
      await until((samples) => valueOf(samples, WAITING) === 1);
      leave.abort();
      await expect(left).rejects.toThrow();
      const labels = { operation: 'createChat', status: 'none' };
      await until((samples) => valueOf(samples, REQUESTS, labels) === 1);
    });
  });
});

describe('Event streams', () => {
  it('are counted while they are open, and when they have ended, without seconds', async () => {
    const stream = await openStream(app.url, '/api/v1/events');
    expect(valueOf(await scrape(), STREAMS)).toBe(1);
    await stream.close();
    const samples = await until((now) => valueOf(now, STREAMS) === 0);
    const labels = { operation: 'streamEvents', status: '200' };
    expect(valueOf(samples, REQUESTS, labels)).toBe(1);
    expect(valueOf(samples, `${SECONDS}_count`, labels)).toBe(0);
  });

  it('that are refused have seconds', async () => {
    await app.api.get(`/api/v1/chats/${MARKED_ID}/events`).expect(404);
    const labels = { operation: 'streamChatEvents', status: '404' };
    expect(valueOf(await scrape(), `${SECONDS}_count`, labels)).toBe(1);
  });
});

describe('The write queue', () => {
  it('tells what waits, and how many writes a transaction held', async () => {
    const chat = await createChat(app.api);
    const before = await scrape();
    let appended: Promise<unknown> | undefined;
    await whileWriterIsHeld(async () => {
      appended = Promise.all([1, 2, 3].map(() => append(app.api, chat)));
      const waiting = await until((now) => valueOf(now, WAITING) === 3);
      expect(valueOf(waiting, `${WAITING}_bytes`)).toBeGreaterThan(3_000);
    });
    await appended;
    const after = await scrape();
    expect(valueOf(after, WAITING)).toBe(0);
    expect(valueOf(after, `${WAITING}_bytes`)).toBe(0);
    const grown = (name: string, labels = {}) =>
      valueOf(after, name, labels) - valueOf(before, name, labels);
    expect(grown('aldar_kose_write_batch_size_sum')).toBe(4);
    expect(grown('aldar_kose_write_batch_size_count')).toBe(2);
    expect(grown('aldar_kose_write_batch_size_bucket', { le: '2' })).toBe(1);
    expect(grown('aldar_kose_write_batch_duration_seconds_count')).toBe(2);
    expect(grown('aldar_kose_write_batch_duration_seconds_sum')).toBeGreaterThan(0);
    expect(grown('aldar_kose_write_batch_duration_seconds_sum')).toBeLessThan(30);
  });
});

describe('Errors of the database', () => {
  const errors = 'aldar_kose_database_errors_total';
  const broken = useApp();
  afterEach(() => jest.restoreAllMocks());

  it('that may pass are counted as unavailable, for reads and for writes', async () => {
    const chat = await createChat(app.api);
    expect(valueOf(await scrape(), errors, { kind: 'unavailable' })).toBe(0);
    takeDatabaseAway();
    await app.api.get(chatPath(chat)).expect(503);
    await app.api.delete(chatPath(chat)).expect(503);
    const samples = await scrape();
    expect(valueOf(samples, errors, { kind: 'unavailable' })).toBe(2);
    expect(valueOf(samples, errors, { kind: 'fault' })).toBe(0);
  });

  it('that do not are counted as faults; what a client does wrong is none', async () => {
    const chat = await createChat(broken.api);
    await broken.api.post('/api/v1/chats').send({ id: chat.id }).expect(409);
    expect(valueOf(await scrape(broken), errors, { kind: 'fault' })).toBe(0);
    await changeDatabase(broken.service.database, [
      'DROP TABLE live_messages',
      'DROP TABLE message_attachments',
      'DROP TABLE messages',
      'DROP TABLE chats',
    ]);
    await broken.api.get(chatPath(chat)).expect(500);
    expect(valueOf(await scrape(broken), errors, { kind: 'fault' })).toBe(1);
  });
});

it('No label holds an id, a text or a path, whatever clients send.', async () => {
  const chat = await createChat(app.api, { title: MARKER });
  const message = await append(app.api, chat, { content: MARKER });
  const ids = { chat_id: chat.id, message_id: message.id };
  const writer = app.as(MARKER);
  for (const { send } of markedRequests) await send(app.api, ids);
  for (const { send } of markedRequests) await send(app.api, {}).query({ [MARKER]: MARKER });
  await writer.get(`/${MARKER}?${MARKER}=${MARKER}`).expect(404);
  await fetch(`${app.url}/api/v1/chats/${MARKER}`, { method: 'MARKER7C5D' }).catch(() => undefined);
  const operations = new Set(['none', ...readContract().operations.keys()]);
  const samples = await scrape();
  expect(samples.some(({ labels }) => labels['operation'] === 'putMessage')).toBe(true);
  for (const { labels } of samples) {
    const { operation = 'none', status = 'none', kind = 'fault', le = '1', ...others } = labels;
    expect(others).toEqual({});
    expect(operations).toContain(operation);
    expect(status).toMatch(/^(none|[1-5]\d\d)$/);
    expect(kind).toMatch(/^(fault|unavailable)$/);
    expect(le).toMatch(/^(\+Inf|\d+(\.\d+)?)$/);
  }
});

describe('/metrics', () => {
  const guarded = useApp({
    authenticated: true,
    env: { API_KEYS: `alice:${KEY}`, RATE_LIMIT: '1' },
  });

  it('is text that nobody keeps, and looks at no query', async () => {
    const reply = await app.api.get('/metrics?what=ever').expect(200);
    expect(reply.headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(reply.headers['cache-control']).toBe('no-store');
  });

  it('needs no token, and counts towards no limit', async () => {
    await guarded.api.get('/api/v1/chats').expect(401);
    for (let turn = 0; turn < 3; turn += 1) await guarded.api.get('/metrics').expect(200);
    await guarded.api.get('/api/v1/chats').set('Authorization', `Bearer ${KEY}`).expect(200);
    await guarded.api.get('/api/v1/chats').set('Authorization', `Bearer ${KEY}`).expect(429);
    const samples = await scrape(guarded);
    for (const status of ['200', '401', '429'])
      expect(valueOf(samples, REQUESTS, { operation: 'listChats', status })).toBe(1);
  });

  it('answers HEAD as GET, and tells what else it would answer', async () => {
    const head = await app.api.head('/metrics').expect(200);
    expect(head.headers['content-type']).toMatch('version=0.0.4');
    const post = await app.api.post('/metrics').expect(405);
    expect(post.headers['allow']).toBe('GET, HEAD, OPTIONS');
    const options = await app.api.options('/metrics').expect(204);
    expect(options.headers['allow']).toBe('GET, HEAD, OPTIONS');
    await app.api.get('/metrics/').expect(404);
  });

  it('is about one service, however many a process has', async () => {
    await app.api.get('/nowhere').expect(404);
    const labels = { operation: 'none', status: '404' };
    expect(valueOf(await scrape(), REQUESTS, labels)).toBeGreaterThan(0);
    expect(valueOf(await scrape(guarded), REQUESTS, labels)).toBe(0);
  });
});
