import { performance } from 'node:perf_hooks';
import { chatPath } from '../../support/builders';
import { NOWHERE } from '../../support/good-requests';
import { KEYS, type World } from './world';

const PAIRS = 500;

/** Milliseconds that a foreign chat and one that never was take to be denied; medians of requests in turn. */
export async function compareTimes(
  url: string,
  world: World,
): Promise<[foreign: number, random: number]> {
  const { chat } = await world.chatOf(world.alice);
  const times: [number[], number[]] = [[], []];
  for (let i = 0; i < PAIRS; i += 1)
    for (const side of i % 2 ? ([0, 1] as const) : ([1, 0] as const)) {
      const path = chatPath(side === 0 ? chat : NOWHERE.chat);
      const before = performance.now();
      const reply = await fetch(url + path, { headers: { Authorization: `Bearer ${KEYS.bob}` } });
      await reply.arrayBuffer();
      times[side].push(performance.now() - before);
      if (reply.status !== 404) throw new Error(`${path} answers ${reply.status}.`);
    }
  return [median(times[0]), median(times[1])];
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
