import { startApp } from '../../support/app';
import { append, createChat, readChat } from '../../support/builders';
import { writtenTogether } from '../../support/full-queue';
import { sentDuring, type Sent } from '../../support/partitions/recorded';

const OWNERS = ['alice', 'bert', 'clara'];

/** Whose lines each transaction has locked. */
function locked(sent: readonly Sent[]): string[][] {
  const locks = sent.filter(({ sql }) => /FROM owners[^]*FOR UPDATE/.test(sql));
  return locks.map(({ values }) => values[0] as string[]);
}

it.each([
  ['all', 3],
  ['owner', 1],
])('By DATABASE_BATCH=%s a transaction holds what is of %i owners.', async (batch, most) => {
  const app = await startApp({ env: { DATABASE_BATCH: batch } });
  try {
    const chats = await Promise.all(OWNERS.map((owner) => createChat(app.as(owner))));
    const requests = ['first', 'second', 'third'].flatMap((content) =>
      OWNERS.map((owner, i) => () => append(app.as(owner), chats[i]!, { content })),
    );
    const sent = await sentDuring(() => writtenTogether(app.service.database, requests));
    const owners = locked(sent);
    expect(owners.map((those) => those.length)).toEqual(batch === 'all' ? [3] : [1, 1, 1]);
    expect(Math.max(...owners.map((those) => those.length))).toBe(most);
    for (const [i, owner] of OWNERS.entries()) {
      const { messages } = await readChat(app.as(owner), chats[i]!);
      expect(messages.data).toHaveLength(3);
    }
  } finally {
    await app.close();
  }
});
