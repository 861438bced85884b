import { TOMBSTONE } from '../../src/chat/stored-message';
import { FORMAT, payloads, storyboards, type Part } from './attachments';
import { longest, ownersOf, pairs, type Amounts } from './plan';
import { random } from './random';
import { Lines, NULL, stamp } from './lines';
import { texts } from './texts';

/** Chats that go on at the same time: the messages of one do not lie together. */
const AT_ONCE = 256;
/** Characters of a question, and of an answer. */
const QUESTION = { median: 100, spread: 0.8, least: 5, most: 4_000 };
const ANSWER = { median: 1_000, spread: 1, least: 20, most: 20_000 };
/** Changes by which a streamed answer came to be. */
const PIECES = 20;
/** What share of answers is a storyboard, has calls of tools, was streamed, was broken off; of messages, was deleted. */
const SHARE = { storyboard: 0.1, calls: 0.05, streamed: 0.5, broken: 0.01, deleted: 0.005 };
/** Of chats: made and filled with idempotency keys, with a title, pinned, archived, made and deleted before. */
const CHATS = { keyed: 0.5, titled: 0.8, pinned: 0.02, archived: 0.05, deleted: 0.02 };

const BEGIN = Date.UTC(2026, 0, 1);
const YEAR = 365 * 24 * 3_600_000;
const MODEL = '{"model":"storyteller-2"}';
const NO_METADATA = '{}';
/** Bytes that the server counts: two quotes, `null`, `[]`, `{}`. */
const [QUOTES, NOTHING, EMPTY] = [2, 4, 2];

interface Chat {
  readonly owner: number;
  readonly id: string;
  readonly created: number;
  readonly keyed: boolean;
  /** Questions and answers that are still to come. */
  left: number;
  messages: number;
  revision: number;
  activity: number;
  updated: number;
  largest: number;
}

/**
 * A year of what many owners wrote, message by message as time goes on, in the rows that the
 * server would have stored, in the format of COPY. Of what a request was only its fingerprint
 * is made up: a key that comes again is answered with 422.
 */
export function history(amounts: Amounts & { readonly seed: number }) {
  const source = random(amounts.seed);
  const pool = texts(amounts.seed + 1, amounts.messages);
  const boards = storyboards(source, pool, amounts.messages);
  const calls = payloads(source, pool, amounts.messages);
  const nextOwner = ownersOf(amounts, source);
  const names = Array.from({ length: amounts.owners }, () => `user_${source.hex(24)}`);
  const lines = new Float64Array(amounts.owners);
  const [chats, deletions] = [new Lines(), new Lines()];
  const step = YEAR / amounts.messages;
  const made = { messages: 0, chats: 0, bytes: 0 };
  const now = () => BEGIN + Math.floor(made.messages * step);
  const count = (owner: number, changes = 1) => (lines[owner]! += changes);
  const uuid = (time: number) => {
    const at = time.toString(16).padStart(12, '0');
    return `${at.slice(0, 8)}-${at.slice(8)}-7${source.hex(3)}-8${source.hex(3)}-${source.hex(12)}`;
  };
  const pick = (from: readonly Part[]) => from[source.below(from.length)]!;

  function open(left = pairs(source), owner = nextOwner()): Chat {
    const created = now();
    if (source.chance(CHATS.deleted)) {
      count(owner, 12);
      deletions.add(`${names[owner]}\t${lines[owner]}\t${uuid(created)}\n`);
    }
    const [id, keyed, revision] = [uuid(created), source.chance(CHATS.keyed), count(owner)];
    const times = { created, activity: created, updated: created };
    return { owner, id, keyed, left, messages: 0, revision, largest: 0, ...times };
  }

  function close(chat: Chat): void {
    const [pinned, archived] = [source.chance(CHATS.pinned), source.chance(CHATS.archived)];
    if (pinned || archived) {
      chat.revision = count(chat.owner);
      chat.updated = Math.max(chat.updated, now());
    }
    const { owner, id, keyed, messages, revision, activity, created, updated, largest } = chat;
    const title = source.chance(CHATS.titled) ? pool.line(10 + source.below(50)).trim() : NULL;
    const key = keyed ? `${uuid(created)}\t${source.hex(64)}` : `${NULL}\t${NULL}`;
    chats.add(
      `${names[owner]}\t${id}\t${title}\t${MODEL}\t${pinned}\t${archived}\t${messages}\t${stamp(activity)}\t${stamp(created)}\t${stamp(updated)}\t${revision}\t${key}\t${largest}\n`,
    );
    made.chats += 1;
  }

  function write(chat: Chat, role: 'user' | 'assistant', at: number, into: Lines): void {
    const answer = role === 'assistant';
    const { median, spread, least, most } = answer ? ANSWER : QUESTION;
    const wanted = Math.round(source.logNormal(median, spread));
    const { from, length } = pool.cut(Math.max(least, Math.min(most, wanted)));
    const streamed = answer && source.chance(SHARE.streamed);
    const images = answer && source.chance(SHARE.storyboard) ? pick(boards) : undefined;
    const payload = answer && source.chance(SHARE.calls) ? pick(calls) : undefined;
    const metadata = answer ? MODEL : NO_METADATA;
    const size =
      QUOTES +
      length +
      (images?.size ?? EMPTY) +
      metadata.length +
      (payload ? QUOTES + FORMAT.length + payload.size : 2 * NOTHING);
    const deleted = source.chance(SHARE.deleted);
    const broken = answer && source.chance(SHARE.broken);
    const revision = count(chat.owner, (streamed ? 1 + PIECES : 1) + (deleted ? 1 : 0));
    const updated = at + (streamed ? 10 * PIECES : 0) + (deleted ? 1_000 : 0);
    const parent = chat.messages === 0 ? NULL : chat.messages;
    chat.messages += 1;
    const status = deleted ? 'deleted' : broken ? 'incomplete' : 'completed';
    const keyed = chat.keyed && !streamed && !deleted;
    const key = keyed ? `${uuid(at)}\t${source.hex(64)}\t1` : `${NULL}\t${NULL}\t${NULL}`;
    into.add(
      `${names[chat.owner]}\t${chat.id}\t${chat.messages}\t${uuid(at)}\t${role}\t${status}\t${parent}\t${deleted ? TOMBSTONE.size : size}\t${stamp(at)}\t${stamp(updated)}\t${revision}\t${key}\t${payload && !deleted ? FORMAT : NULL}\t${deleted ? NO_METADATA : metadata}\t`,
    );
    if (deleted) into.add(`\t[]\t${NULL}\n`);
    else {
      into.copy(pool.bytes, from, length);
      into.add(`\t${images?.json ?? '[]'}\t${payload?.json ?? NULL}\n`);
    }
    chat.revision = revision;
    chat.activity = at;
    chat.updated = Math.max(chat.updated, updated);
    chat.largest = Math.max(chat.largest, size);
    made.messages += 1;
  }

  return {
    made,
    /** Rows of messages, some at a time; they come first. */
    *messages(): Generator<Buffer> {
      const into = new Lines();
      const long = open(longest(amounts) / 2, 0);
      const share = (1.1 * longest(amounts)) / amounts.messages; // so that it is whole before the end
      const going = Array.from({ length: AT_ONCE }, () => open());
      while (made.messages < amounts.messages) {
        const turn = source.below(AT_ONCE);
        const chat = long.left > 0 && source.chance(share) ? long : going[turn]!;
        write(chat, 'user', now(), into);
        if (made.messages < amounts.messages) write(chat, 'assistant', now(), into);
        chat.left -= 1;
        if (chat.left <= 0 && chat !== long) {
          close(chat);
          going[turn] = open();
        }
        if (into.full) {
          made.bytes += into.length;
          yield into.take();
        }
      }
      for (const chat of [...going, long]) close(chat);
      made.bytes += into.length;
      yield into.take();
    },
    /** All other rows, once there are no more messages. */
    chats: () => chats.all(),
    deletions: () => deletions.all(),
    *owners(): Generator<Buffer> {
      const into = new Lines();
      for (const [owner, revision] of lines.entries())
        if (revision > 0) into.add(`${names[owner]}\t${revision}\t0\n`);
      yield* into.all();
    },
  };
}

export type History = ReturnType<typeof history>;
