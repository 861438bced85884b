import { setTimeout as wait } from 'node:timers/promises';
import type { Setting } from '../../../faults/fault';
import { createChats, Journal } from '../../../faults/journal';
import { OpenStream } from '../../../faults/open-stream';
import { ENV, pooled, type Mode } from './pooled';

/** Milliseconds after which an event will not come any more. */
const NEVER = 30_000;

/**
 * What one server stores, a stream of another one tells.
 * @param limit milliseconds that half of the events may take.
 */
export async function told(setting: Setting, mode: Mode, limit: number): Promise<void> {
  const { quick, report, serve, progress } = setting;
  const { db, bouncer } = await pooled(setting, mode);
  const [writer, other] = [await serve(db, ENV[mode]), await serve(db, ENV[mode])];
  const [chat] = (await createChats(writer.client, 1)) as [string];
  const stream = await OpenStream.open(`${other.client.url}/api/v1/chats/${chat}/events`);
  await wait(1_000); // by now the other one listens
  const journal = new Journal();
  const times: number[] = [];
  for (let i = 0; i < (quick ? 10 : 40); i += 1) {
    const reply = await journal.append(journal.write(chat, false), writer.client);
    const stored = performance.now();
    const { revision } = JSON.parse(reply.text) as { revision: number };
    while (stream.id < revision && performance.now() - stored < NEVER) await wait(2);
    if (stream.id < revision) times.push(Infinity);
    else times.push(Math.max(0, stream.arrivedAt - stored));
    await wait(137 * Math.random());
  }
  times.sort((a, b) => a - b);
  progress(`told in ${times.map((ms) => Math.round(ms)).join(', ')} ms`);
  report.time('another server tells, median', times[Math.floor(times.length / 2)]!, limit);
  report.time('at most', times.at(-1)!, 1_000);
  const strays = (await bouncer.log()).split('\n').filter((line) => line.includes(STRAY));
  report.expect(strays.length === 0, `${strays.length} notifications for nobody: ${strays[0]}`);
}

/** What PgBouncer logs of a notification on a connection that nobody has borrowed. */
const STRAY = "got packet 'A' from server when not linked";
