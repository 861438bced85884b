import { startApp, type RunningApp } from '../support/app';
import { append, createChat } from '../support/builders';
import { changeDatabase } from '../support/change-database';
import { goodRequests, ownedOperations, type Target } from '../support/good-requests';
import { problemIn } from '../support/problem';

describe.each(ownedOperations)('%s', (id) => {
  it('answers 500 and nothing of what broke when a table is missing', async () => {
    const { app, target } = await brokenApp();
    try {
      const reply = await goodRequests[id](app.api, target).expect(500);
      expect(problemIn(reply).type).toBe('/problems/internal');
      expect(reply.text).not.toMatch(/sql|table|message_count/i);
    } finally {
      await app.close();
    }
  });
});

async function brokenApp(): Promise<{ app: RunningApp; target: Target }> {
  const app = await startApp();
  const chat = await createChat(app.api);
  const message = await append(app.api, chat);
  await changeDatabase(app.service.database, [
    'DROP TABLE message_attachments',
    'DROP TABLE messages',
    'DROP TABLE chats',
  ]);
  return { app, target: { chat, message } };
}
