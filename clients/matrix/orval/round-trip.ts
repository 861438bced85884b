import { deepStrictEqual, ok, strictEqual } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { QueryClient } from '@tanstack/react-query';
import {
  appendMessage,
  deleteChat,
  deleteMessage,
  getCreateChatMutationOptions,
  getGetChatQueryOptions,
  getListChatsQueryOptions,
  getListMessagesQueryOptions,
  getMessage,
  putMessage,
  updateChat,
  type NewAttachment,
} from './generated/api';

// What the generated hooks do, without a page to do it in: their options, and TanStack's client.
const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });

const created = await client
  .getMutationCache()
  .build(client, getCreateChatMutationOptions())
  .execute({ data: { title: 'The magic coat', metadata: { client: 'orval' } } });
ok(created.status === 201, JSON.stringify(created));
const { id } = created.data;

const prompt = await appendMessage(
  id,
  { role: 'user', content: 'Tell how Aldar Kose got a fur coat in the frost.' },
  { 'Idempotency-Key': 'prompt-1' },
);
ok(prompt.status === 201);
strictEqual(prompt.data.parent_sequence, null);

const attachments: NewAttachment[] = Array.from({ length: 8 }, (_, index) => ({
  type: 'image',
  url: `https://images.example/aldar/frame-${index + 1}.webp`,
  alt: index === 0 ? null : `Frame ${index + 1}`,
  width: 1024,
  height: 576,
}));
const storyboard = await appendMessage(id, {
  role: 'assistant',
  content: 'He sold the wind.',
  attachments,
});
ok(storyboard.status === 201);
deepStrictEqual(storyboard.data.attachments, attachments);

const chats = await client.fetchQuery(getListChatsQueryOptions({ limit: 10 }));
ok(chats.status === 200);
deepStrictEqual(
  chats.data.data.map((chat) => [chat.id, chat.message_count]),
  [[id, 2]],
);

const sequences: number[] = [];
for (let cursor: string | null | undefined; cursor !== null;) {
  const page: Awaited<ReturnType<typeof import('./generated/api').listMessages>> =
    await client.fetchQuery(getListMessagesQueryOptions(id, { limit: 1, cursor }));
  ok(page.status === 200);
  sequences.push(...page.data.data.map(({ sequence }) => sequence));
  cursor = page.data.next_cursor;
}
deepStrictEqual(sequences, [1, 2]);

const whole = await client.fetchQuery(getGetChatQueryOptions(id));
ok(whole.status === 200);
strictEqual(whole.data.messages.data.length, 2);

const absent = await client.fetchQuery(getGetChatQueryOptions(randomUUID()));
ok(absent.status === 404);
strictEqual(absent.data.type, '/problems/not-found');
strictEqual(absent.data.status, 404);

const updated = await updateChat(
  id,
  { title: null, pinned: true },
  { 'If-Match': `"${whole.data.revision}"` },
);
ok(updated.status === 200);
deepStrictEqual([updated.data.title, updated.data.pinned], [null, true]);

const message = randomUUID();
for (const status of [201, 200]) {
  const put = await putMessage(id, message, {
    role: 'assistant',
    content: 'Another beginning.',
    parent_sequence: null,
    format: 'ai-sdk/v6',
    payload: { parts: [{ type: 'text' }] },
  });
  ok(put.status === 200 || put.status === 201, JSON.stringify(put));
  strictEqual(put.status, status);
  deepStrictEqual(put.data.payload, { parts: [{ type: 'text' }] });
  strictEqual(put.data.parent_sequence, null);
}

strictEqual((await deleteMessage(id, message)).status, 204);
const tombstone = await getMessage(id, message);
ok(tombstone.status === 200);
strictEqual(tombstone.data.status, 'deleted');

strictEqual((await deleteChat(id)).status, 204);
const gone = await client.fetchQuery(getGetChatQueryOptions(id));
ok(gone.status === 404);
strictEqual(gone.data.type, '/problems/not-found');
client.clear();
console.log('The round trip is complete.');
