import { assignOwner } from '../../src/chat/assign';
import { useApp } from '../support/app';
import { leaveOldDatabase } from '../support/old-database';
import { oldRows } from '../support/old-rows';
import { chatsOf } from '../support/owned';

const CHATS = 35;

const app = useApp({
  prepare: (url) =>
    leaveOldDatabase(
      url,
      oldRows(
        Array.from({ length: CHATS }, (_, i) => ({
          owner: 'local',
          id: `019aae1c-2f3b-7c5d-9e41-6a0c8b1f2d${i + 10}`,
          revision: 3,
          messages: [{ content: 'first' }, { content: 'second' }],
        })),
      ),
    ),
});

it('Chats that share a revision, as older versions gave it, all move, and share none any more.', async () => {
  expect(await assignOwner(app.service.database, { from: 'local', to: 'alice' })).toEqual([]);
  const chats = await chatsOf(app.as('alice'));
  expect(chats).toHaveLength(CHATS);
  const numbers = chats.flatMap(({ messages }) => messages.data.map(({ revision }) => revision));
  expect(new Set(numbers).size).toBe(2 * CHATS);
});
