import { setTimeout as wait } from 'node:timers/promises';
import { check } from '../check';
import { cutAgain, Streams } from '../cut-again';
import { Edits } from '../edits';
import type { Fault, Serving } from '../fault';
import { Follower } from '../follower';
import { agree, isCompleted } from '../followers-agree';
import { createChats, Journal } from '../journal';
import { PieceWriter } from '../piece-writer';

const FOLLOWERS = 4;
/** Pieces in which each follower is cut off at least once. */
const PIECES = 25;
/** Milliseconds that the end of the answer may take to come to everybody. */
const PATIENCE = 60_000;
/** The parts of the way at which a server is killed, each in its turn. */
const KILLS = [1 / 3, 2 / 3];

type Servers = [Serving, Serving];

/**
 * An answer streams in over two servers while its followers are cut off at any
 * byte and go on at the other server, and while the servers are killed: in the
 * end the followers hold what is stored, and that is what was written.
 */
export const cutOff: Fault = {
  name: 'cut-off',
  rounds: { full: 200, quick: 40 },
  databases: ['sqlite', 'postgres'],
  async run({ rounds, report, database, serve, progress }) {
    const db = await database();
    const servers: Servers = await Promise.all([serve(db), serve(db)]);
    const journal = new Journal();
    const [chat] = (await createChats(servers[0].client, 1)) as [string];
    await journal.append(journal.write(chat, true), servers[0].client);
    const path = `/api/v1/chats/${chat}`;
    const writer = new PieceWriter(servers, chat);
    const followers = Array.from({ length: FOLLOWERS }, () => new Follower(`${path}/events`));
    const kills = [...new Set(KILLS.map((part) => Math.ceil(part * rounds)))];
    const streams = new Streams();

    await writer.begin();
    for (let round = 1; round <= rounds; round += 1) {
      const writing = { over: false };
      const victim = kills.indexOf(round);
      const { lost } = streams;
      await Promise.all([
        writer.write(PIECES).finally(() => (writing.over = true)),
        victim === -1 ? undefined : killOne(servers, victim, () => serve(db)),
        ...followers.map((one) => cutAgain(one, servers, writing, streams)),
      ]);
      const ended = streams.lost - lost;
      report.expect(
        victim !== -1 || ended === 0,
        `${ended} streams lost though no server was killed`,
      );
      if (round % 20 === 0) progress(`${streams.cutOff} cut-offs, ${writer.pieces} pieces`);
    }
    const last = followers.map((follower, i) =>
      follower.follow(servers[i % 2]!.server.url, { ms: PATIENCE }, isCompleted),
    );
    await writer.write(PIECES);
    const revision = await writer.end();
    const endedAt = performance.now();
    await Promise.all(last);
    report.figures.push(
      `${streams.cutOff} cut-offs of ${FOLLOWERS} followers`,
      `${writer.pieces} pieces, ${writer.retried} sent again`,
      `${kills.length} kills, ${streams.lost} streams lost or refused`,
    );
    report.time('the end arrives in ≤', performance.now() - endedAt, 1_000);
    const clients = servers.map(({ client }) => client);
    await agree({ path, text: writer.text }, followers, clients, report);
    report.found(await check(db, journal, answered(chat, writer, revision)));
  },
};

/** Kills a server while pieces are being written to it, and starts it anew. */
async function killOne(servers: Servers, victim: number, serve: () => Promise<Serving>) {
  await wait(Math.random() * 100);
  await servers[victim]!.server.stop('SIGKILL');
  servers[victim] = await serve();
}

/** The answer, as the writer knows it. */
function answered(chatId: string, { id, text }: PieceWriter, revision: number): Edits {
  const known = { content: text, metadata: {}, payload: null, urls: [], deleted: false };
  const edits = new Edits();
  edits.messages.set(id, { chatId, id, known, revision, open: undefined });
  return edits;
}
