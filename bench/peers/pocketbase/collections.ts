/** Who makes the collections. */
export interface Superuser {
  readonly identity: string;
  readonly password: string;
}

const OPEN = { listRule: '', viewRule: '', createRule: '', updateRule: '', deleteRule: '' };
const TIMES = [
  { name: 'created_at', type: 'autodate', onCreate: true },
  { name: 'updated_at', type: 'autodate', onCreate: true, onUpdate: true },
];

/** Makes a collection of chats and one of messages, open to everybody. */
export async function makeCollections(url: string, superuser: Superuser): Promise<void> {
  const { token } = await post<{ token: string }>(
    `${url}/api/collections/_superusers/auth-with-password`,
    superuser,
  );
  const make = (collection: object) =>
    post<{ id: string }>(`${url}/api/collections`, { type: 'base', ...OPEN, ...collection }, token);
  const chats = await make({
    name: 'chats',
    fields: [
      { name: 'title', type: 'text', max: 200 },
      { name: 'metadata', type: 'json' },
      { name: 'pinned', type: 'bool' },
      { name: 'archived', type: 'bool' },
      { name: 'message_count', type: 'number', onlyInt: true },
      { name: 'last_activity_at', type: 'date' },
      ...TIMES,
    ],
    indexes: ['CREATE INDEX chats_by_activity ON chats (archived, last_activity_at, id)'],
  });
  const chat = { type: 'relation', collectionId: chats.id, maxSelect: 1, cascadeDelete: true };
  await make({
    name: 'messages',
    fields: [
      { name: 'chat_id', required: true, ...chat },
      { name: 'role', type: 'select', values: ['user', 'assistant'], required: true },
      { name: 'content', type: 'text', max: 100_000 },
      { name: 'attachments', type: 'json' },
      { name: 'metadata', type: 'json' },
      ...TIMES,
    ],
    indexes: ['CREATE INDEX messages_by_chat ON messages (chat_id)'],
  });
}

async function post<T>(url: string, body: object, token?: string): Promise<T> {
  const reply = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: token }) },
    body: JSON.stringify(body),
  });
  if (!reply.ok) throw new Error(`POST ${url} answered ${reply.status}: ${await reply.text()}`);
  return (await reply.json()) as T;
}
