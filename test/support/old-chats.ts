import type { NewMessage } from '../../src/chat/contract';
import { newMessage } from './builders';
import type { OldChat, OldMessage } from './old-rows';

/** Every character that JSON or a driver could write in another way than the first version did. */
const AWKWARD = [
  String.fromCharCode(...Array.from({ length: 31 }, (_, i) => i + 1)),
  String.fromCharCode(127, 128, 159, 8232, 8233, 65279),
  '"\\/</ 👩‍🚀é\u0065\u0301 \' $1 ?1 :x',
].join('');

/** In an order of their own. */
const METADATA = JSON.parse(
  '{"b":"1","aa":"2","10":"3","9":"4","__proto__":"5","\\u0001\\"\\\\":"\\n\\u007f🐎","ключ":""}',
) as Record<string, string>;

/** What was sent under the idempotency keys `single` and `batch`. */
export const SINGLE: NewMessage = newMessage({ content: 'once' });
export const BATCH = { messages: ['x', 'y', 'z'].map((content) => newMessage({ content })) };

const MESSAGES: readonly OldMessage[] = [
  { content: 'plain' },
  {
    role: 'assistant',
    content: AWKWARD,
    metadata: METADATA,
    attachments: [
      { url: 'https://images.example/1.webp', alt: AWKWARD, width: 1, height: 2_147_483_647 },
      { url: "https://images.example/2.webp?a='b'", alt: '' },
      { url: 'https://images.example/3.webp', width: 10 },
    ],
  },
  { content: '🐎'.repeat(100_000), metadata: { a: '"'.repeat(512) } },
  { content: 'once', key: ['appendMessage', 'single', SINGLE] },
  { content: 'x', key: ['appendMessages', 'batch', BATCH] },
  { content: 'y', withPrevious: true },
  { content: 'z', withPrevious: true },
  { content: 'later' },
];

/** The chat with everything in it that is awkward. */
export const CHAT = { id: '019aae1c-2f3b-7c5d-9e41-6a0c8b1f2d10' };
/** A chat that is larger than a page may be. */
export const LARGE = { id: '019aae1c-2f3b-7c5d-9e41-6a0c8b1f2d11' };

export const oldChats: readonly OldChat[] = [
  { owner: 'local', ...CHAT, revision: 1_234_567, messages: MESSAGES },
  {
    owner: 'local',
    ...LARGE,
    revision: 46,
    messages: Array.from({ length: 45 }, () => ({ content: 'x'.repeat(100_000) })),
  },
  { owner: 'local', id: CHAT.id.replace(/0$/, 'f'), revision: 1, messages: [] },
  { owner: 'rich-man', ...CHAT, revision: 2, messages: [{ content: 'theirs' }] },
  // For the tests that change something.
  { owner: 'changed', ...CHAT, revision: 9, messages: MESSAGES },
  { owner: 'changed', ...LARGE, revision: 2, messages: [{ content: 'first' }] },
];
