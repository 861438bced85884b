import { useApp } from '../support/app';
import { append, createChat } from '../support/builders';
import { changeDatabase } from '../support/change-database';
import { goodRequests, NOWHERE, ownedOperations, type Target } from '../support/good-requests';
import { problemIn } from '../support/problem';

const app = useApp();
let target: Target = NOWHERE;

beforeAll(async () => {
  const chat = await createChat(app.api);
  target = { chat, message: await append(app.api, chat) };
  await changeDatabase(app.service.database, [
    'DROP TABLE live_messages',
    'DROP TABLE messages',
    'DROP TABLE chats',
    'DROP TABLE owners',
  ]);
});

describe.each(ownedOperations)('%s', (id) => {
  it('answers 500 and nothing of what broke when a table is missing', async () => {
    const reply = await goodRequests[id](app.api, target).expect(500);
    expect(problemIn(reply).type).toBe('/problems/internal');
    expect(reply.text).not.toMatch(/sql|table|message_count/i);
  });
});
