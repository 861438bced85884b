import { useApp } from '../support/app';
import { createChat } from '../support/builders';
import { leaveOldDatabase } from '../support/old-database';

const app = useApp({
  prepare: (url) => leaveOldDatabase(url, { chats: [], messages: [], message_attachments: [] }),
});

it('Whoever had deleted every chat comes by no number that one of them may have had.', async () => {
  expect((await createChat(app.api)).revision).toBeGreaterThan(1_000_000);
});
