import { useApp } from '../support/app';
import { chatPath, createChat, newMessage } from '../support/builders';
import { holdWriter } from '../support/full-queue';

const app = useApp();

/** A hundred messages with hardly any content and as much metadata as they may have. */
const HEAVY = {
  messages: Array.from({ length: 100 }, () =>
    newMessage({
      content: 'x',
      metadata: Object.fromEntries(
        Array.from({ length: 16 }, (_, i) => [`key-${i}`, 'x'.repeat(512)]),
      ),
    }),
  ),
};

it('What waits is weighed by all its bytes, not by its content alone.', async () => {
  const chat = await createChat(app.api);
  const release = await holdWriter(app.service.database);
  let refused = 0;
  const sent = Array.from({ length: 60 }, async () => {
    const { status } = await app.api.post(chatPath(chat, '/messages/batch')).send(HEAVY);
    if (status === 503) refused += 1;
    if (refused === 40) await release();
    return status;
  });
  const statuses = await Promise.all(sent); // never, if all of them may wait
  expect(new Set(statuses)).toEqual(new Set([201, 503]));
});
