import { readContract } from '../../src/http/contract/contract';
import { useApp } from '../support/app';
import { append, createChat } from '../support/builders';
import { MARKER, markedRequests } from '../support/marked-requests';
import { valueOf } from '../support/samples';
import { REQUESTS, scrape } from '../support/scrape';

const KEY = '0123456789abcdef';

const app = useApp();

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
  const samples = await scrape(app);
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
    expect(valueOf(await scrape(app), REQUESTS, labels)).toBeGreaterThan(0);
    expect(valueOf(await scrape(guarded), REQUESTS, labels)).toBe(0);
  });
});
