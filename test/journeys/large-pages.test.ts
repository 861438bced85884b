import type { MessagePage, NewMessage } from '../../src/chat/contract';
import { useApp } from '../support/app';
import { payloadOf } from '../support/awkward';
import { append, chatPath, createChat, newStoryboard } from '../support/builders';
import { changeDatabase } from '../support/change-database';

const app = useApp();

/** Bytes that a page of messages may have as it is sent, unless it holds a single one. */
const PAGE = 4 * 1_024 * 1_024;
const COUNT = 60;

const url = `https://images.example/${'x'.repeat(2_000)}`;
const alt = '"'.repeat(500);
const storyboard = newStoryboard(32).attachments!.map((image) => ({ ...image, url, alt }));
const metadata = { ['\u0001'.repeat(64)]: '\u001f'.repeat(512) };

/** What a page could be too large by. */
const KINDS: readonly (readonly [what: string, message: (i: number) => Partial<NewMessage>])[] = [
  ['of plain text', () => ({ content: 'x'.repeat(100_000) })],
  ['of text that grows as JSON', () => ({ content: '\u0001"🐎'.repeat(33_333) })],
  ['with payloads', () => ({ format: 'raw', payload: payloadOf(262_144) })],
  ['with attachments and metadata', () => ({ attachments: storyboard, metadata })],
  ['large and small', (i) => ({ content: 'ä'.repeat(i % 3 === 0 ? 7 : 100_000) })],
];

async function pageOf(path: string): Promise<{ page: MessagePage; bytes: number }> {
  const { text } = await app.api.get(path).expect(200);
  const page = JSON.parse(text) as MessagePage;
  const bytes = Buffer.byteLength(text);
  if (page.data.length > 1) expect(bytes).toBeLessThanOrEqual(PAGE);
  return { page, bytes };
}

describe.each(KINDS)(`${COUNT} messages %s`, (_, message) => {
  const chat = { id: '' };

  beforeAll(async () => {
    chat.id = (await createChat(app.api)).id;
    for (let i = 0; i < COUNT; i += 1) await append(app.api, chat, message(i));
  });

  it.each(['asc', 'desc'])('are met once each by a walk in pages (%s).', async (order) => {
    const seen: number[] = [];
    let pages = 0;
    for (let next: string | null = ''; next !== null; pages += 1) {
      const query: string = next && `&cursor=${next}`;
      const path = chatPath(chat, `/messages?limit=200&order=${order}${query}`);
      const { page } = await pageOf(path);
      seen.push(...page.data.map(({ sequence }) => sequence));
      expect(page.has_more).toBe(page.next_cursor !== null);
      next = page.next_cursor;
    }
    const all = Array.from({ length: COUNT }, (_unused, i) => i + 1);
    expect(seen).toEqual(order === 'asc' ? all : all.reverse());
    expect(pages).toBeGreaterThan(1);
  });

  it('fill a page, and come with their chat in the same.', async () => {
    const { page, bytes } = await pageOf(chatPath(chat, '/messages?limit=200'));
    const next = chatPath(chat, `/messages?limit=1&cursor=${page.next_cursor!}`);
    const another = Buffer.byteLength(JSON.stringify((await pageOf(next)).page.data[0]));
    const unused = 100 * page.data.length; // for numbers that could have more digits
    expect(bytes + another + unused).toBeGreaterThan(PAGE);
    const read = await app.api.get(chatPath(chat)).expect(200);
    expect((read.body as { messages: MessagePage }).messages).toEqual(page);
  });
});

it('A message that is larger than a page comes alone.', async () => {
  const chat = await createChat(app.api);
  for (let i = 0; i < 4; i += 1) await append(app.api, chat);
  // No request could be as large: the database is made to believe it.
  await changeDatabase(app.service.database, [
    `UPDATE messages SET size = ${2 * PAGE} WHERE chat_id = '${chat.id}' AND sequence IN (2, 3)`,
    `UPDATE chats SET largest_message = ${2 * PAGE} WHERE id = '${chat.id}'`,
  ]);
  for (const order of ['asc', 'desc']) {
    const lengths: number[] = [];
    for (let next: string | null = ''; next !== null;) {
      const query: string = next && `&cursor=${next}`;
      const { page } = await pageOf(chatPath(chat, `/messages?order=${order}${query}`));
      lengths.push(page.data.length);
      next = page.next_cursor;
    }
    expect(lengths).toEqual([1, 1, 1, 1]);
  }
});
