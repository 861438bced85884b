import { gzipSync } from 'node:zlib';
import { Client, type Send } from '../client';
import type { Fault } from '../fault';
import { createChats } from '../journal';
import { Probe } from '../probe';
import { startParser } from '../parse-only';
import { hostileCases } from './hostile-cases';

/** How much longer a refusal may take than a server that does nothing but parse. */
const TIMES = 10;

/** No body keeps the server busy for longer than a few times what it takes to parse it. */
export const hostileBodies: Fault = {
  name: 'hostile-bodies',
  rounds: { full: 20, quick: 5 },
  databases: ['sqlite'], // no body gets as far as a database
  async run({ rounds, report, database, serve, owned, progress }) {
    const { server, client } = await serve(await database());
    const [chat] = (await createChats(client, 1)) as [string];
    const parser = await owned(startParser);
    const bare = new Client(parser.url);
    const cases = hostileCases(chat).flatMap(({ name, path, body }) => [
      { name, send: { path, body } },
      { name: `${name}, gzipped`, send: { path, body: gzipSync(body), headers: GZIP } },
    ]);
    let [worst, where, slowest] = [0, '', 0];
    const other = new Client(server.url);
    const probe = new Probe(other, [{ path: '/health', allowed: [200] }]);

    for (const { name, send } of cases) {
      const floor = await quickest(bare, send, rounds);
      const { ms, status } = await quickest(client, send, rounds, TIMES * floor.ms);
      const ratio = ms / floor.ms;
      const figures = `${name}: ${status} in ${ms.toFixed(1)} ms, ${ratio.toFixed(1)} ×`;
      progress(figures);
      report.expect(status === 400, `${name}: answered ${status}`);
      report.expectSpeed(ratio <= TIMES, figures);
      if (ratio > worst) [worst, where] = [ratio, name];
      slowest = Math.max(slowest, ms);
    }
    await probe.stop(report);
    for (const one of [bare, other]) one.close();
    report.figures.push(`${cases.length} bodies, each ${rounds} times`);
    report.figures.push(`≤ ${worst.toFixed(1)} × the time to parse (${where})`);
    report.figures.push(`slowest refusal ${Math.round(slowest)} ms`);
    report.time('/health beside them ≤', probe.slowest, 250);
  },
};

const GZIP = { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' };

/**
 * The best of several tries: what else the machine does only makes a reply
 * later. There are more of them while none is good enough.
 */
async function quickest(client: Client, send: Send, tries: number, enough = Infinity) {
  let best = await client.send(send);
  for (let i = 1; i < tries || (best.ms > enough && i < 3 * tries); i += 1) {
    const reply = await client.send(send);
    if (reply.ms < best.ms) best = reply;
  }
  return best;
}
