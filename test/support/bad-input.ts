import { newMessage } from './builders';

/** A body that must be refused, and the place that the answer must point to. */
export type BadBody = readonly [what: string, pointer: string, body: unknown];

const ATTACHMENT = { type: 'image', url: 'https://images.example/frame.webp' };
const DEEP: unknown = Array.from({ length: 1_000 }).reduce((inner) => [inner], 0);

function attached(change: object): unknown {
  return newMessage({ attachments: [{ ...ATTACHMENT, ...change } as never] });
}

export const badMessages: readonly BadBody[] = [
  ['no role', '/role', { content: 'x' }],
  ['an unknown role', '/role', { role: 'system', content: 'x' }],
  ['no content', '/content', { role: 'user' }],
  ['an empty content', '/content', { role: 'user', content: '' }],
  ['a content of null', '/content', { role: 'user', content: null }],
  ['a content that is a number', '/content', { role: 'user', content: 7 }],
  ['a content that is too long', '/content', { role: 'user', content: 'x'.repeat(100_001) }],
  ['a content with U+0000', '/content', { role: 'user', content: 'a\0b' }],
  ['an unknown property', '/sequence', { ...newMessage(), sequence: 1 }],
  ['an unknown status', '/status', { ...newMessage(), status: 'incomplete' }],
  ['an id that is no UUID', '/id', { ...newMessage(), id: 'mine' }],
  [
    'an id as a URN',
    '/id',
    { ...newMessage(), id: `urn:uuid:${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)}` },
  ],
  ['attachments that are no array', '/attachments', { ...newMessage(), attachments: ATTACHMENT }],
  ['33 attachments', '/attachments', { ...newMessage(), attachments: Array(33).fill(ATTACHMENT) }],
  ['a script for a url', '/attachments/0/url', attached({ url: 'javascript:alert(1)' })],
  ['a relative url', '/attachments/0/url', attached({ url: '/frame.webp' })],
  ['a url with a space', '/attachments/0/url', attached({ url: 'https://a.example/a b' })],
  ['a url without a host', '/attachments/0/url', attached({ url: 'https:///a' })],
  [
    'a url that is too long',
    '/attachments/0/url',
    attached({ url: `https://a.example/${'x'.repeat(2_048)}` }),
  ],
  ['an unknown type', '/attachments/0/type', attached({ type: 'video' })],
  ['an alt that is too long', '/attachments/0/alt', attached({ alt: 'x'.repeat(501) })],
  ['a width of 0', '/attachments/0/width', attached({ width: 0 })],
  ['a width that is no integer', '/attachments/0/width', attached({ width: 1.5 })],
  ['a width beyond 32 bits', '/attachments/0/width', attached({ width: 2 ** 31 })],
  ['a height as text', '/attachments/0/height', attached({ height: '576' })],
  ['metadata of numbers', '/metadata/a', { ...newMessage(), metadata: { a: 1 } }],
  ['metadata in an array', '/metadata', { ...newMessage(), metadata: ['a'] }],
  ['17 entries of metadata', '/metadata', { ...newMessage(), metadata: entries(17) }],
  [
    'a long value of metadata',
    '/metadata/a',
    { ...newMessage(), metadata: { a: 'x'.repeat(513) } },
  ],
  ['a long key of metadata', '/metadata', { ...newMessage(), metadata: { ['x'.repeat(65)]: '' } }],
  ['an empty key of metadata', '/metadata', { ...newMessage(), metadata: { '': '' } }],
  ['an array', '', [newMessage()]],
  ['a string', '', 'message'],
  ['null', '', null],
  ['a bottomless body', '', { ...newMessage(), content: DEEP }],
];

export const badChats: readonly BadBody[] = [
  ['an empty title', '/title', { title: '' }],
  ['a title that is too long', '/title', { title: '🐎'.repeat(201) }],
  ['a title with U+0000', '/title', { title: '\0' }],
  ['a title that is a number', '/title', { title: 1 }],
  ['an unknown property', '/titel', { titel: 'x' }],
  ['metadata of null', '/metadata', { metadata: null }],
  ['an array', '', []],
];

function entries(count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, i) => [`key-${i}`, '']));
}
