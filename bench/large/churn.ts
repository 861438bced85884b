import { randomUUID } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { readConfig } from '../../src/config';
import { chatStore } from '../../src/chat/chat-store';
import { messageStore } from '../../src/chat/message-store';
import { connect } from '../../src/db/connect';
import { withConnection, type Connection } from './connection';
import { random, type Random } from './random';
import { texts, type Texts } from './texts';

/** What changes in a day, as shares of the messages and of the chats that there are. */
export const DAY = { replaced: 0.05, deleted: 0.01, streamed: 0.002, chats: 0.002 };
/** Pieces of a streamed answer. */
export const PIECES = 20;
/** Requests under way: what arrives while a transaction commits goes into the next one together. */
const AT_ONCE = 64;

/** What was done. */
export interface Churned {
  readonly replaced: number;
  readonly deleted: number;
  readonly streamed: number;
  readonly chats: number;
  /** Each piece is one. */
  readonly writes: number;
  readonly milliseconds: number;
}

interface Place {
  readonly owner: string;
  readonly chat_id: string;
  readonly id: string;
  readonly role: 'user' | 'assistant';
}

type Job = (stores: Stores) => Promise<unknown>;

interface Stores {
  readonly chats: ReturnType<typeof chatStore>;
  readonly messages: ReturnType<typeof messageStore>;
}

/**
 * Puts, deletions and streamed answers all over a database, by the stores of the server and so by
 * its transactions, without HTTP.
 * @param day shares of what there is, as in {@link DAY}.
 */
export async function churn(
  url: string,
  day: typeof DAY,
  seed: number,
  progress: (text: string) => void,
): Promise<Churned> {
  progress('choosing what changes');
  const source = random(seed);
  const { replaced, deleted, streamed, chats } = await withConnection(url, (on) => choose(on, day));
  const pool = texts(seed, replaced.length);
  const done = {
    replaced: replaced.length,
    deleted: deleted.length,
    streamed: streamed.length,
    chats: chats.length,
  };
  const jobs: Job[] = shuffle(source, [
    ...replaced.map((place) => replacing(place, pool, source)),
    ...deleted.map(removing),
    ...streamed.map((place) => streaming(place, pool)),
  ]);
  const { database: config } = readConfig({ DATABASE_URL: url });
  const database = await connect(config);
  const world = { clock: () => new Date(), newId: uuidv7 };
  const stores = { chats: chatStore(database, world), messages: messageStore(database, world) };
  let writes = 0;
  database.writes.observe((items) => (writes += items));
  const begun = performance.now();
  const run = async (all: readonly Job[], doing: string) => {
    const begun = performance.now();
    let next = 0;
    const work = async () => {
      for (let job = all[next++]; job; job = all[next++]) {
        await job(stores);
        progress(
          `${doing}: ${howFar(Math.min(next, all.length), all.length, performance.now() - begun)}`,
        );
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  };
  try {
    await run(jobs, 'churn');
    await run(chats.map(dropping), 'chats deleted'); // nothing looks for what is in them any more
  } finally {
    await database.close();
  }
  return { ...done, writes, milliseconds: performance.now() - begun };
}

function howFar(done: number, all: number, milliseconds: number): string {
  const left = ((milliseconds / done) * (all - done)) / 1_000;
  return `${done.toLocaleString('en')} of ${all.toLocaleString('en')}, ${left.toFixed(0)} s left`;
}

/** Rows all over the tables, as many as are wanted or a few less. */
async function choose({ rows, one }: Connection, day: typeof DAY) {
  const share = (day.replaced + day.deleted + day.streamed) * 100;
  const all = await rows<Place>(
    `SELECT owner, chat_id::text, id::text, role FROM messages TABLESAMPLE BERNOULLI ($1)
     WHERE status <> 'deleted' ORDER BY md5(id::text)`,
    [share],
  );
  const { chats: wanted } = await one<{ chats: number }>(
    'SELECT count(*)::float8 AS chats FROM chats',
  );
  const chats = await rows<Omit<Place, 'role'>>(
    `SELECT owner, id::text AS chat_id, id::text FROM chats WHERE message_count < 1000 ORDER BY md5(id::text) LIMIT $1`,
    [Math.ceil(wanted * day.chats)],
  );
  const part = (of: number) => Math.ceil((all.length * of * 100) / share);
  const [replaced, deleted] = [part(day.replaced), part(day.replaced + day.deleted)];
  return {
    replaced: all.slice(0, replaced),
    deleted: all.slice(replaced, deleted),
    streamed: all.slice(deleted),
    chats,
  };
}

function replacing({ owner, chat_id, id, role }: Place, pool: Texts, source: Random): Job {
  return ({ messages }) => {
    const length = 20 + Math.round(source.logNormal(role === 'user' ? 100 : 1_000, 1));
    return messages
      .for(owner, chat_id)
      .put(id, { role, content: pool.line(Math.min(20_000, length)) });
  };
}

function removing({ owner, chat_id, id }: Place): Job {
  return ({ messages }) => messages.for(owner, chat_id).remove(id);
}

/** A question, and its answer piece by piece, as `streamAnswer` of the client sends it. */
function streaming({ owner, chat_id }: Place, pool: Texts): Job {
  return async ({ messages }) => {
    const chat = messages.for(owner, chat_id);
    await chat.append({ role: 'user', content: pool.line(100) });
    const id = randomUUID();
    await chat.put(id, { role: 'assistant', content: '', status: 'in_progress' });
    let offset = 0;
    for (let piece = 0; piece < PIECES; piece += 1) {
      const text = pool.line(60);
      await chat.update(id, { append: { offset, text } });
      offset += text.length;
    }
    await chat.update(id, { status: 'completed' });
  };
}

function dropping({ owner, id }: Omit<Place, 'role'>): Job {
  return ({ chats }) => chats.for(owner).remove(id);
}

function shuffle<T>(source: Random, all: T[]): T[] {
  for (let i = all.length - 1; i > 0; i -= 1) {
    const other = source.below(i + 1);
    [all[i], all[other]] = [all[other]!, all[i]!];
  }
  return all;
}
