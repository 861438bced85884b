import { deepStrictEqual, ok, strictEqual } from 'node:assert';
import { randomUUID } from 'node:crypto';
import {
  appendMessage,
  createChat,
  deleteChat,
  deleteMessage,
  getChat,
  getMessage,
  listChats,
  listMessages,
  putMessage,
  updateChat,
  type NewAttachment,
  type Problem,
} from './generated';
import { client } from './generated/client.gen';
import { zChatWithMessages, zProblem } from './generated/zod.gen';

// Every request and every reply goes through the generated zod schemas besides.
client.setConfig({ baseUrl: process.env['SERVER_URL']! });

const created = await createChat({
  body: { title: 'The magic coat', metadata: { client: 'hey-api' } },
});
ok(created.data, JSON.stringify(created.error));
const path = { chat_id: created.data.id };

const prompt = await appendMessage({
  path,
  headers: { 'Idempotency-Key': 'prompt-1' },
  body: { role: 'user', content: 'Tell how Aldar Kose got a fur coat in the frost.' },
});
strictEqual(prompt.data?.parent_sequence, null);

const attachments: NewAttachment[] = Array.from({ length: 8 }, (_, index) => ({
  type: 'image',
  url: `https://images.example/aldar/frame-${index + 1}.webp`,
  alt: index === 0 ? null : `Frame ${index + 1}`,
  width: 1024,
  height: 576,
}));
const storyboard = await appendMessage({
  path,
  body: { role: 'assistant', content: 'He sold the wind.', attachments },
});
deepStrictEqual(storyboard.data?.attachments, attachments);

const chats = await listChats({ query: { limit: 10 } });
deepStrictEqual(
  chats.data?.data.map(({ id, message_count }) => ({ id, message_count })),
  [{ id: path.chat_id, message_count: 2 }],
);

const sequences: number[] = [];
for (let cursor: string | null | undefined; cursor !== null;) {
  const { data } = await listMessages({ path, query: { limit: 1, cursor }, throwOnError: true });
  sequences.push(...data.data.map(({ sequence }) => sequence));
  cursor = data.next_cursor;
}
deepStrictEqual(sequences, [1, 2]);

const whole = await getChat({ path, throwOnError: true });
strictEqual(zChatWithMessages.parse(whole.data).messages.data.length, 2);

const absent = await getChat({ path: { chat_id: randomUUID() } });
const problem = absent.error as Problem;
strictEqual(problem.type, '/problems/not-found');
strictEqual(zProblem.parse(problem).status, 404);

const updated = await updateChat({
  path,
  headers: { 'If-Match': `"${whole.data.revision}"` },
  body: { title: null, pinned: true },
});
deepStrictEqual([updated.data?.title, updated.data?.pinned], [null, true]);

const message = { ...path, message_id: randomUUID() };
for (const status of [201, 200]) {
  const put = await putMessage({
    path: message,
    body: {
      role: 'assistant',
      content: 'Another beginning.',
      parent_sequence: null,
      format: 'ai-sdk/v6',
      payload: { parts: [{ type: 'text' }] },
    },
  });
  strictEqual(put.response?.status, status);
  deepStrictEqual(put.data?.payload, { parts: [{ type: 'text' }] });
  strictEqual(put.data?.parent_sequence, null);
}

strictEqual((await deleteMessage({ path: message })).response?.status, 204);
strictEqual((await getMessage({ path: message })).data?.status, 'deleted');

strictEqual((await deleteChat({ path })).response?.status, 204);
const gone = await getChat({ path });
strictEqual((gone.error as Problem).type, '/problems/not-found');
console.log('The round trip is complete.');
