import type { Load } from '../../load';
import { SAMPLE } from '../../sample';
import { CLIENTS, everywhere, type Chats } from '../../workloads';

/** The id of the chat with this number: 15 characters, as PocketBase has them. */
function chatId(number: number): string {
  return `c${number.toString(16).padStart(14, '0')}`;
}

const MESSAGES = '/api/collections/messages/records';
/** None of its pages is counted, and messages come in the order in which they were stored. */
const CHATS = `/api/collections/chats/records?${String(
  new URLSearchParams({
    filter: 'archived=false',
    sort: '-last_activity_at,-id',
    perPage: '20',
    skipTotal: '1',
  }),
)}`;
const pageOf = (chat: number) =>
  `${MESSAGES}?${String(
    new URLSearchParams({
      filter: `chat_id='${chatId(chat)}'`,
      sort: '@rowid',
      perPage: '50',
      skipTotal: '1',
    }),
  )}`;

/** The workloads in PocketBase's own words. */
export function pocketBaseLoads(
  url: string,
  { read, written }: Chats,
): Readonly<Record<string, Load>> {
  const append = (clients: number): Load => ({
    url,
    clients,
    status: 200,
    requests: (client) => [
      {
        method: 'POST',
        path: MESSAGES,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ chat_id: chatId(written[client % written.length]!), ...SAMPLE }),
      },
    ],
    items: (message) => [toMessage(message as Message)],
  });
  return {
    'append-32': append(CLIENTS),
    'append-1': append(1),
    'page-50': {
      ...everywhere(url, 200, read, (chat) => ({ path: pageOf(chat) })),
      items: (page) => (page as Page<Message>).items.map(toMessage),
    },
    'list-20': {
      ...everywhere(url, 200, [0], () => ({ path: CHATS })),
      items: (page) => (page as Page<Chat>).items.map(toChat),
    },
  };
}

interface Page<Item> {
  readonly items: readonly Item[];
}
type Message = Readonly<Record<'role' | 'content' | 'attachments', unknown>>;
type Chat = Readonly<
  Record<
    'title' | 'metadata' | 'pinned' | 'archived' | 'message_count' | 'last_activity_at',
    unknown
  >
>;

function toMessage({ role, content, attachments }: Message) {
  return { role, content, attachments };
}

function toChat({ title, metadata, pinned, archived, message_count, last_activity_at }: Chat) {
  return { title, metadata, pinned, archived, message_count, last_activity_at };
}
