import { deepStrictEqual, ok, strictEqual } from 'node:assert';
import { randomUUID } from 'node:crypto';
import createClient from 'openapi-fetch';
import type { components, paths } from './generated/api';

const api = createClient<paths>({ baseUrl: process.env['SERVER_URL']! });

const created = await api.POST('/api/v1/chats', {
  body: { title: 'The magic coat', metadata: { client: 'openapi-fetch' } },
});
ok(created.data, 'The chat was not created.');
strictEqual(created.response.status, 201);
const chat_id = created.data.id;
const path = { chat_id };

const prompt = await api.POST('/api/v1/chats/{chat_id}/messages', {
  params: { path, header: { 'Idempotency-Key': 'prompt-1' } },
  body: { role: 'user', content: 'Tell how Aldar Kose got a fur coat in the frost.' },
});
strictEqual(prompt.data?.parent_sequence, null);

const attachments: components['schemas']['NewAttachment'][] = Array.from(
  { length: 8 },
  (_, index) => ({
    type: 'image',
    url: `https://images.example/aldar/frame-${index + 1}.webp`,
    alt: index === 0 ? null : `Frame ${index + 1}`,
    width: 1024,
    height: 576,
  }),
);
const storyboard = await api.POST('/api/v1/chats/{chat_id}/messages', {
  params: { path },
  body: { role: 'assistant', content: 'He sold the wind.', attachments },
});
deepStrictEqual(storyboard.data?.attachments, attachments);

const chats = await api.GET('/api/v1/chats', { params: { query: { limit: 10 } } });
deepStrictEqual(
  chats.data?.data.map(({ id, message_count }) => ({ id, message_count })),
  [{ id: chat_id, message_count: 2 }],
);

const sequences: number[] = [];
for (let cursor: string | undefined, more = true; more;) {
  const page: { data?: components['schemas']['MessagePage'] } = await api.GET(
    '/api/v1/chats/{chat_id}/messages',
    { params: { path, query: { limit: 1, ...(cursor !== undefined && { cursor }) } } },
  );
  sequences.push(...page.data!.data.map(({ sequence }) => sequence));
  more = page.data!.has_more;
  cursor = page.data!.next_cursor ?? undefined;
}
deepStrictEqual(sequences, [1, 2]);

const whole = await api.GET('/api/v1/chats/{chat_id}', { params: { path } });
strictEqual(whole.data?.messages.data.length, 2);

const absent = await api.GET('/api/v1/chats/{chat_id}', {
  params: { path: { chat_id: randomUUID() } },
});
const problem: components['schemas']['Problem'] | undefined = absent.error;
strictEqual(problem?.type, '/problems/not-found');
strictEqual(problem.status, 404);
ok(problem.request_id);

const updated = await api.PATCH('/api/v1/chats/{chat_id}', {
  params: { path, header: { 'If-Match': `"${whole.data!.revision}"` } },
  body: { title: null, pinned: true },
});
deepStrictEqual([updated.data?.title, updated.data?.pinned], [null, true]);

const message = { chat_id, message_id: randomUUID() };
for (const status of [201, 200]) {
  const put = await api.PUT('/api/v1/chats/{chat_id}/messages/{message_id}', {
    params: { path: message },
    body: {
      role: 'assistant',
      content: 'Another beginning.',
      parent_sequence: null,
      format: 'ai-sdk/v6',
      payload: { parts: [{ type: 'text' }] },
    },
  });
  strictEqual(put.response.status, status);
  deepStrictEqual(put.data?.payload, { parts: [{ type: 'text' }] });
  strictEqual(put.data?.parent_sequence, null);
}

const removed = await api.DELETE('/api/v1/chats/{chat_id}/messages/{message_id}', {
  params: { path: message },
});
strictEqual(removed.response.status, 204);
const tombstone = await api.GET('/api/v1/chats/{chat_id}/messages/{message_id}', {
  params: { path: message },
});
strictEqual(tombstone.data?.status, 'deleted');

strictEqual(
  (await api.DELETE('/api/v1/chats/{chat_id}', { params: { path } })).response.status,
  204,
);
const gone = await api.GET('/api/v1/chats/{chat_id}', { params: { path } });
strictEqual(gone.error?.type, '/problems/not-found');
console.log('The round trip is complete.');
