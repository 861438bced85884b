import { check } from '../check';
import { Cut, Refused, type Client, type Reply } from '../client';
import type { TestDatabase } from '../database';
import type { Fault, Setting } from '../fault';
import { createChats, Journal } from '../journal';
import { changed, judge, openCase, type Case } from './storm-case';

const COPIES = 100;
/** Of so many keys one sees the servers killed in the middle of it. */
const KILL_EVERY = 10;

/**
 * A hundred copies of one request at once, to two servers, for each key; again
 * after kill -9; and some with the kill in the middle.
 */
export const idempotencyStorm: Fault = {
  name: 'idempotency-storm',
  rounds: { full: 100, quick: 20 },
  databases: ['sqlite', 'postgres'],
  async run(setting) {
    const { rounds, report, database, progress } = setting;
    const db = await database();
    const journal = new Journal();
    let pair = await startPair(setting, db);
    const [chat] = await createChats(pair.clients[0]!, 1);
    const cases: Case[] = [];
    let [requests, kills] = [0, 0];

    for (let round = 1; round <= rounds; round += 1) {
      const one = openCase(journal, chat!, round);
      cases.push(one);
      const storm = copies(one, pair.clients);
      requests += COPIES;
      if (round % KILL_EVERY === 0) {
        await Promise.any(storm).catch(() => undefined);
        await db.crash(pair.servers);
        kills += 1;
        one.replies.push(...(await answered(storm)));
        pair = await startPair(setting, db);
        one.replies.push(...(await answered(copies(one, pair.clients))));
        requests += COPIES;
      } else one.replies.push(...(await answered(storm)));
      judge(one, report, journal);
      await refuseChanged(one, pair.clients, setting);
      if (round % 10 === 0) progress(`${round} of ${rounds} keys`);
    }

    await db.crash(pair.servers);
    pair = await startPair(setting, db);
    for (const [i, one] of cases.entries()) {
      one.replies.push(...(await answered(copies(one, pair.clients))));
      requests += COPIES;
      judge(one, report, journal);
      await refuseChanged(one, pair.clients, setting);
      if (i % 10 === 9) progress(`${i + 1} of ${rounds} keys again after kill -9`);
    }

    const chats = 1 + cases.filter(({ path }) => path === '/api/v1/chats').length;
    const there = (await db.chats()).length;
    report.expect(there === chats, `${there} chats instead of ${chats}`);
    report.found(await check(db, journal));
    report.figures.push(`${rounds} keys × ${COPIES} copies`, `${requests} requests`);
    report.figures.push(`${kills + 1} kills`);
  },
};

async function startPair({ serve }: Setting, db: TestDatabase) {
  const pair = await Promise.all([serve(db), serve(db)]);
  return { servers: pair.map(({ server }) => server), clients: pair.map(({ client }) => client) };
}

/** Sends the copies all at once: to each server in turn, and with the keys of the JSON turned round. */
function copies({ path, key, body }: Case, clients: readonly Client[]): Promise<Reply>[] {
  const turned = Object.fromEntries(Object.entries(body).reverse());
  return Array.from({ length: COPIES }, (_, i) =>
    clients[i % clients.length]!.send({
      path,
      body: i % 3 === 0 ? turned : body,
      headers: { 'Idempotency-Key': key },
    }),
  );
}

/** The replies that came; a connection that a kill has cut gives none. */
async function answered(storm: readonly Promise<Reply>[]): Promise<Reply[]> {
  const replies: Reply[] = [];
  for (const result of await Promise.allSettled(storm)) {
    if (result.status === 'fulfilled') replies.push(result.value);
    else if (!(result.reason instanceof Cut || result.reason instanceof Refused))
      throw result.reason;
  }
  return replies;
}

async function refuseChanged(one: Case, clients: readonly Client[], { report }: Setting) {
  for (const client of clients) {
    const { status } = await client.send({
      path: one.path,
      body: changed(one.body),
      headers: { 'Idempotency-Key': one.key },
    });
    report.expect(status === 422, `another payload under a used key answered ${status}`);
  }
}
