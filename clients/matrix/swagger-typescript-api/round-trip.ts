import { deepStrictEqual, strictEqual } from 'node:assert';
import { randomUUID } from 'node:crypto';
import {
  Api,
  AttachmentType,
  MessageStatus,
  ProblemType,
  Role,
  type ChatWithMessages,
  type HttpResponse,
  type NewAttachment,
  type Problem,
} from './generated/api';

// `title` is required in the generated type and may be null, or this does not compile.
const titled: Pick<ChatWithMessages, 'title'>['title'] = null;
type Titled = { title: string | null } extends Pick<ChatWithMessages, 'title'> ? true : false;
const exact: Titled = true;
deepStrictEqual([titled, exact], [null, true]);

const { api } = new Api({ baseUrl: process.env['SERVER_URL']! });

const { data: chat, status } = await api.createChat({
  title: 'The magic coat',
  metadata: { client: 'swagger-typescript-api' },
});
strictEqual(status, 201);

const prompt = await api.appendMessage(
  chat.id,
  { role: Role.User, content: 'Tell how Aldar Kose got a fur coat in the frost.' },
  { headers: { 'Idempotency-Key': 'prompt-1' } },
);
strictEqual(prompt.data.parent_sequence, null);

const attachments: NewAttachment[] = Array.from({ length: 8 }, (_, index) => ({
  type: AttachmentType.Image,
  url: `https://images.example/aldar/frame-${index + 1}.webp`,
  alt: index === 0 ? null : `Frame ${index + 1}`,
  width: 1024,
  height: 576,
}));
const storyboard = await api.appendMessage(chat.id, {
  role: Role.Assistant,
  content: 'He sold the wind.',
  attachments,
});
deepStrictEqual(storyboard.data.attachments, attachments);

const chats = await api.listChats({ limit: 10 });
deepStrictEqual(
  chats.data.data.map(({ id, message_count }) => [id, message_count]),
  [[chat.id, 2]],
);

const sequences: number[] = [];
for (let cursor: string | null | undefined; cursor !== null;) {
  const { data } = await api.listMessages(chat.id, { limit: 1, cursor });
  sequences.push(...data.data.map(({ sequence }) => sequence));
  cursor = data.next_cursor;
}
deepStrictEqual(sequences, [1, 2]);

const whole: ChatWithMessages = (await api.getChat(chat.id)).data;
strictEqual(whole.title, 'The magic coat');
strictEqual(whole.messages.data.length, 2);

const absent = await failure(api.getChat(randomUUID()));
strictEqual(absent.type, ProblemType.NOT_FOUND);
strictEqual(absent.status, 404);

const updated = await api.updateChat(
  chat.id,
  { title: null, pinned: true },
  { headers: { 'If-Match': `"${whole.revision}"` } },
);
deepStrictEqual([updated.data.title, updated.data.pinned], [null, true]);

const message = randomUUID();
for (const expected of [201, 200]) {
  const put = await api.putMessage(chat.id, message, {
    role: Role.Assistant,
    content: 'Another beginning.',
    parent_sequence: null,
    format: 'ai-sdk/v6',
    payload: { parts: [{ type: 'text' }] },
  });
  strictEqual(put.status, expected);
  deepStrictEqual(put.data.payload, { parts: [{ type: 'text' }] });
  strictEqual(put.data.parent_sequence, null);
}

strictEqual((await api.deleteMessage(chat.id, message)).status, 204);
strictEqual((await api.getMessage(chat.id, message)).data.status, MessageStatus.Deleted);

strictEqual((await api.deleteChat(chat.id)).status, 204);
strictEqual((await failure(api.getChat(chat.id))).type, ProblemType.NOT_FOUND);
console.log('The round trip is complete.');

/** What this client throws for a reply that is an error: the reply, with the problem in it. */
async function failure(call: Promise<unknown>): Promise<Problem> {
  const error: unknown = await call.then(
    () => new Error('It succeeded.'),
    (thrown: unknown) => thrown,
  );
  if (error instanceof Error) throw error;
  return (error as HttpResponse<unknown, Problem>).error;
}
