import { useApp } from '../support/app';
import { append, chatPath, createChat } from '../support/builders';
import { changeDatabase } from '../support/change-database';
import { takeDatabaseAway } from '../support/database-away';
import { whileWriterIsHeld } from '../support/full-queue';
import { valueOf } from '../support/samples';
import { scrape, scrapeUntil, WAITING } from '../support/scrape';

const app = useApp();

describe('The write queue', () => {
  it('tells what waits, and how many writes a transaction held', async () => {
    const chat = await createChat(app.api);
    const before = await scrape(app);
    let appended: Promise<unknown> | undefined;
    await whileWriterIsHeld(app.service.database, async () => {
      appended = Promise.all([1, 2, 3].map(() => append(app.api, chat)));
      const waiting = await scrapeUntil(app, (now) => valueOf(now, WAITING) === 3);
      expect(valueOf(waiting, `${WAITING}_bytes`)).toBeGreaterThan(3_000);
    });
    await appended;
    const after = await scrape(app);
    expect(valueOf(after, WAITING)).toBe(0);
    expect(valueOf(after, `${WAITING}_bytes`)).toBe(0);
    const grown = (name: string, labels = {}) =>
      valueOf(after, name, labels) - valueOf(before, name, labels);
    expect(grown('aldar_kose_write_batch_size_sum')).toBe(4);
    expect(grown('aldar_kose_write_batch_size_count')).toBe(2);
    expect(grown('aldar_kose_write_batch_size_bucket', { le: '2' })).toBe(1);
    expect(grown('aldar_kose_write_batch_duration_seconds_count')).toBe(2);
    expect(grown('aldar_kose_write_batch_duration_seconds_sum')).toBeGreaterThan(0);
    expect(grown('aldar_kose_write_batch_duration_seconds_sum')).toBeLessThan(30);
  });
});

describe('Errors of the database', () => {
  const errors = 'aldar_kose_database_errors_total';
  const broken = useApp();
  afterEach(() => jest.restoreAllMocks());

  it('that may pass are counted as unavailable, for reads and for writes', async () => {
    const chat = await createChat(app.api);
    expect(valueOf(await scrape(app), errors, { kind: 'unavailable' })).toBe(0);
    takeDatabaseAway();
    await app.api.get(chatPath(chat)).expect(503);
    await app.api.delete(chatPath(chat)).expect(503);
    const samples = await scrape(app);
    expect(valueOf(samples, errors, { kind: 'unavailable' })).toBe(2);
    expect(valueOf(samples, errors, { kind: 'fault' })).toBe(0);
  });

  it('that do not are counted as faults; what a client does wrong is none', async () => {
    const chat = await createChat(broken.api);
    await broken.api.post('/api/v1/chats').send({ id: chat.id }).expect(409);
    expect(valueOf(await scrape(broken), errors, { kind: 'fault' })).toBe(0);
    await changeDatabase(broken.service.database, [
      'DROP TABLE live_messages',
      'DROP TABLE messages',
      'DROP TABLE chats',
    ]);
    await broken.api.get(chatPath(chat)).expect(500);
    expect(valueOf(await scrape(broken), errors, { kind: 'fault' })).toBe(1);
  });
});
