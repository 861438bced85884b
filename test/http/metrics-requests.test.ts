import { useApp } from '../support/app';
import { append, chatPath, createChat } from '../support/builders';
import { openStream } from '../support/event-stream';
import { whileWriterIsHeld } from '../support/full-queue';
import { NOWHERE } from '../support/good-requests';
import { valueOf } from '../support/samples';
import { REQUESTS, scrape, scrapeUntil, SECONDS, WAITING } from '../support/scrape';

const STREAMS = 'aldar_kose_event_streams';

const app = useApp();

describe('Requests', () => {
  it('are counted, and their seconds, by operation and status', async () => {
    const before = await scrape(app);
    const chat = await createChat(app.api);
    await append(app.api, chat);
    await append(app.api, chat);
    await app.api.get('/api/v1/chats?limit=0').expect(400);
    await app.api.head(chatPath(chat)).expect(200);
    const after = await scrape(app);
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
    const before = await scrape(app);
    await app.api.get('/nowhere').expect(404);
    await app.api.delete('/health').expect(405);
    await app.api.get('/openapi.json').expect(200);
    await app.api.get('/api/v1/chats/%ff').expect(400);
    const after = await scrape(app);
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
    await whileWriterIsHeld(app.service.database, async () => {
      const leave = new AbortController();
      const left = fetch(`${app.url}/api/v1/chats`, { method: 'POST', signal: leave.signal });
      await scrapeUntil(app, (samples) => valueOf(samples, WAITING) === 1);
      leave.abort();
      await expect(left).rejects.toThrow();
      const labels = { operation: 'createChat', status: 'none' };
      await scrapeUntil(app, (samples) => valueOf(samples, REQUESTS, labels) === 1);
    });
  });
});

describe('Event streams', () => {
  it('are counted while they are open, and when they have ended, without seconds', async () => {
    const stream = await openStream(app.url, '/api/v1/events');
    expect(valueOf(await scrape(app), STREAMS)).toBe(1);
    await stream.close();
    const samples = await scrapeUntil(app, (now) => valueOf(now, STREAMS) === 0);
    const labels = { operation: 'streamEvents', status: '200' };
    expect(valueOf(samples, REQUESTS, labels)).toBe(1);
    expect(valueOf(samples, `${SECONDS}_count`, labels)).toBe(0);
  });

  it('that are refused have seconds', async () => {
    await app.api.get(chatPath(NOWHERE.chat, '/events')).expect(404);
    const labels = { operation: 'streamChatEvents', status: '404' };
    expect(valueOf(await scrape(app), `${SECONDS}_count`, labels)).toBe(1);
  });
});
