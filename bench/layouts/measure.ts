import { uuidv7 } from 'uuidv7';
import { append as planOf } from '../../src/chat/writes/append';
import { writeMessages } from '../../src/chat/writes/write-messages';
import { chatId, OWNER } from '../sample';
import { STRIDE } from '../sqlite-rows';
import { readPage } from './pages';
import { MESSAGES, type Setting } from './settings';
import type { Stage, Traffic } from './stage';

/** What one append or one page takes, in microseconds. */
export interface Cost {
  readonly time: number;
  /** Of the processor, for the database: what others do on the machine is hardly in it. */
  readonly work: number;
}

export interface Figures {
  /** For each append of a batch. */
  readonly batched: Cost;
  readonly alone: Cost;
  readonly page: Cost;
}

/** Appends that are written together. */
const BATCH = 16;
/** Batches and pages whose bytes are counted: enough for some checkpoints. */
const COUNTED_BATCHES = 200;
const COUNTED_PAGES = 400;

/** What can be measured of a database: a burst of each kind takes so many seconds. */
export function measuring(stage: Stage, { filling: { chats }, message }: Setting) {
  const { keeping, work: worked, traffic } = stage;
  const { writes } = stage.database;
  const world = { clock: () => new Date(), newId: uuidv7 };
  const write = writes.for(keeping.writing(writeMessages(world)), {
    owners: ({ owner }) => [owner],
    weigh: ({ weight }) => weight,
  });
  let turn = 0;
  const next = () => 1 + ((turn += STRIDE) % chats);
  const given = { owner: OWNER, messages: [message], batch: false, idempotency: undefined };
  const append = () => write(planOf({ ...given, chatId: chatId(next()) }));
  const nothing = writes.for((items: readonly undefined[]) =>
    Promise.resolve(items.map(() => ({ value: undefined }))),
  );
  /** What arrives while something is committed goes into one transaction. */
  const batch = () => Promise.all([nothing(undefined), ...Array.from({ length: BATCH }, append)]);
  const read = () => readPage(stage, next(), MESSAGES);

  /** What it takes each time. */
  const repeat = async (doing: () => Promise<unknown>, seconds: number): Promise<Cost> => {
    const before = await worked();
    const begun = performance.now();
    let now = begun;
    let count = 0;
    for (; now < begun + seconds * 1_000; now = performance.now()) {
      await doing();
      count += 1;
    }
    return {
      time: ((now - begun) * 1_000) / count,
      work: ((await worked()) - before) / count,
    };
  };

  /** Transactions with so many writes, without the time that lies between them. */
  const writing = async (
    items: number,
    doing: () => Promise<unknown>,
    seconds: number,
  ): Promise<Cost> => {
    let [milliseconds, count] = [0, 0];
    writes.observe((size, took) => {
      if (size !== items) return;
      milliseconds += took;
      count += size;
    });
    const cost = await repeat(doing, seconds);
    return { time: (milliseconds * 1_000) / count, work: cost.work / items };
  };

  const each = async (
    doing: () => Promise<unknown>,
    times: number,
    items = 1,
  ): Promise<Traffic | undefined> => {
    const all = await traffic(async () => {
      for (let i = 0; i < times; i += 1) await doing();
    });
    const part = (number = 0) => number / times / items;
    return (
      all && {
        written: part(all.written),
        ...(all.writes && { writes: part(all.writes) }),
        ...(all.reads && { read: part(all.read), reads: part(all.reads) }),
      }
    );
  };

  return {
    burst: async (seconds: number): Promise<Figures> => ({
      batched: await writing(BATCH, batch, seconds / 3),
      alone: await writing(1, append, seconds / 3),
      page: await repeat(read, seconds / 3),
    }),
    /** What an append of a batch writes. */
    written: () => each(batch, COUNTED_BATCHES, BATCH),
    /** What is read for a page. */
    read: () => each(read, COUNTED_PAGES),
  };
}
