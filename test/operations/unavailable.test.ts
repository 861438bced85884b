import { useApp } from '../support/app';
import { append, createChat, readChat } from '../support/builders';
import { takeDatabaseAway } from '../support/database-away';
import { fillQueue } from '../support/full-queue';
import {
  goodRequests,
  ownedOperations,
  writingOperations,
  type Target,
} from '../support/good-requests';
import { problemIn } from '../support/problem';

const app = useApp();

afterEach(() => jest.restoreAllMocks());

async function target(): Promise<Target> {
  const chat = await createChat(app.api);
  return { chat, message: await append(app.api, chat) };
}

describe.each(ownedOperations)('%s', (id) => {
  it('answers 503 and when to come back while the database does not answer', async () => {
    const existing = await target();
    takeDatabaseAway();
    const reply = await goodRequests[id](app.api, existing).expect(503);
    expect(problemIn(reply).type).toBe('/problems/unavailable');
    expect(reply.text).not.toMatch(/5432|SQLITE/);
    expect(reply.headers['retry-after']).toBe('1');
  });
});

describe.each(writingOperations)('%s', (id) => {
  it('answers 503 at once while more writes wait than the queue holds, and changes nothing', async () => {
    const existing = await target();
    const before = await readChat(app.api, existing.chat);
    const goOn = await fillQueue(app.service.database);
    await goodRequests[id](app.api, existing).expect(503);
    await goOn();
    expect(await readChat(app.api, existing.chat)).toEqual(before);
    await goodRequests[id](app.api, existing);
  });
});
