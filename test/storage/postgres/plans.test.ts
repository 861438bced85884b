import { Client } from 'pg';
import { fillLarge } from '../../../bench/large/fill';
import { useApp } from '../../support/app';
import { append, chatPath, messagePath, newMessage } from '../../support/builders';
import { openStream } from '../../support/event-stream';
import { sentDuring, type Sent } from '../../support/partitions/recorded';

/*
 * What is asked about one message reads no others, however long its chat is and whatever
 * the statistics say.
 */
const MESSAGES = 30_000;
/** The limit of a page, and what a stream sends at once, are below it; the longest chat is above it. */
const MANY = 210;

const app = useApp({
  prepare: async (url) => {
    await fillLarge(url, { messages: MESSAGES, owners: 200, seed: 7 }, () => undefined);
  },
});

interface Step {
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Step[];
}

/** The most messages that one step of a statement reads. */
async function mostRead(client: Client, { sql, values }: Sent): Promise<number> {
  await client.query('BEGIN');
  try {
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Step }] }>(
      `EXPLAIN (ANALYZE, FORMAT JSON) ${sql}`,
      [...values],
    );
    const steps = stepsOf(rows[0]!['QUERY PLAN'][0].Plan);
    const read = steps
      .filter((step) => step['Relation Name']?.startsWith('messages') && !step.Plans)
      .map(
        (step) =>
          step['Actual Loops'] * (step['Actual Rows'] + (step['Rows Removed by Filter'] ?? 0)),
      );
    return Math.max(0, ...read);
  } finally {
    await client.query('ROLLBACK');
  }
}

function stepsOf(step: Step): Step[] {
  return [step, ...(step.Plans ?? []).flatMap(stepsOf)];
}

/** Everything that is done with a message, in the longest chat. */
async function useLongest(client: Client): Promise<void> {
  const longest = `SELECT owner, id, revision::int FROM chats WHERE message_count > ${MANY} ORDER BY message_count DESC LIMIT 1`;
  const [chat] = (await client.query<{ owner: string; id: string; revision: number }>(longest))
    .rows;
  const { owner, ...rest } = chat!;
  const api = app.as(owner);
  const post = () =>
    api.post(chatPath(rest, '/messages')).set('Idempotency-Key', 'long').send(newMessage());
  await post().expect(201);
  await post().expect(201);
  const message = await append(api, rest, newMessage({ role: 'assistant', status: 'in_progress' }));
  const path = messagePath(rest, message);
  await api
    .patch(path)
    .send({ append: { offset: message.content.length, text: '!' } })
    .expect(200);
  await api.patch(path).send({ status: 'completed' }).expect(200);
  await api
    .put(path)
    .send(newMessage({ role: 'assistant', content: 'again' }))
    .expect(200);
  await api.get(path).expect(200);
  await api.get(chatPath(rest, '/messages?limit=50&after_sequence=20')).expect(200);
  await api.get(chatPath(rest)).expect(200);
  await api.delete(path).expect(204);
  const stream = await openStream(app.url, chatPath(rest, '/events'), { owner, since: 1 });
  await stream.take(3);
  await stream.close();
}

it('A message of a long chat is found, changed and followed without reading the others.', async () => {
  const client = new Client({ connectionString: app.databaseUrl });
  await client.connect();
  try {
    const sent = await sentDuring(() => useLongest(client));
    const looking = sent.filter(({ sql }) => /^(SELECT|WITH|UPDATE|DELETE)/.test(sql));
    const read: [sql: string, messages: number][] = [];
    for (const one of looking) read.push([one.sql, await mostRead(client, one)]);
    expect(read.filter(([, messages]) => messages > MANY)).toEqual([]);
    expect(read.filter(([, messages]) => messages > 0).length).toBeGreaterThan(10);
  } finally {
    await client.end();
  }
});
