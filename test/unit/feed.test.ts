import { Unavailable } from '../../src/db/failures';
import { Feed } from '../../src/chat/live/feed';
import type { Found } from '../../src/chat/live/found';

/** A feed of numbers, each of which is its own event, and the looks that it took. */
function feedOfNumbers(page = Infinity) {
  const looks: { from: number; holds: boolean }[] = [];
  const state = { line: 0, failures: 0, error: new Unavailable('away') as Error };
  const passed: number[] = [];
  const feed = new Feed<number>(
    0,
    async (from, holds): Promise<Found<number>> => {
      looks.push({ from, holds });
      await new Promise((resolve) => setImmediate(resolve));
      if (state.failures-- > 0) throw state.error;
      const to = Math.min(state.line, from + page);
      return {
        to,
        more: to < state.line,
        after: (since) => ({
          events: Array.from({ length: to - since }, (_, i) => since + i + 1),
          last: false,
        }),
        passed: () => passed.push(to),
      };
    },
    (error) => errors.push(error),
  );
  const errors: unknown[] = [];
  const grow = (count: number) => {
    state.line += count;
    feed.ring();
  };
  const next = (since: number, whole = true) => feed.next({ since, whole });
  return { feed, next, looks, state, passed, errors, grow };
}

/** Waits for a look, and for those that may follow it in the next turns. */
async function settled(looks: readonly unknown[]): Promise<void> {
  const before = looks.length;
  while (looks.length === before) await new Promise((resolve) => setImmediate(resolve));
  for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

describe('A feed', () => {
  it('looks once for a thousand who have come as far, and gives them the very same events', async () => {
    const { next, looks, grow } = feedOfNumbers();
    const asking = Array.from({ length: 1_000 }, () => next(0).batch);
    expect(looks).toEqual([]);
    grow(2);
    const batches = await Promise.all(asking);
    expect(looks).toEqual([{ from: 0, holds: true }]);
    expect(batches[0]).toMatchObject({ to: 2, events: [1, 2] });
    expect(new Set(batches.map((batch) => batch!.events)).size).toBe(1);
  });

  it('looks for nothing while nobody asks', async () => {
    const { next, looks, grow } = feedOfNumbers();
    grow(1);
    grow(1);
    await new Promise((resolve) => setImmediate(resolve));
    expect(looks).toEqual([]);
    expect(await next(0).batch).toMatchObject({ to: 2, events: [1, 2] });
    expect(looks).toHaveLength(1);
  });

  it('misses nothing that is announced during a look', async () => {
    const { next, grow } = feedOfNumbers();
    const seen: number[] = [];
    const follower = (async () => {
      for (let since = 0; since < 500;) {
        const batch = (await next(since).batch)!;
        seen.push(...batch.events);
        since = batch.to;
      }
    })();
    for (let i = 0; i < 500; i += 1) {
      grow(1);
      if (i % 7 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    await follower;
    expect(seen).toEqual(Array.from({ length: 500 }, (_, i) => i + 1));
  });

  it('leads one who is behind to the head, and serves those at the head by the same look', async () => {
    const { next, grow, looks, passed } = feedOfNumbers(10);
    grow(10);
    expect((await next(0).batch)!.to).toBe(10);
    const head = next(10).batch;
    const behind = next(3).batch;
    grow(2);
    expect(await head).toMatchObject({ to: 12, events: [11, 12] });
    expect(await behind).toMatchObject({ events: expect.arrayContaining([4, 12]) as unknown });
    expect(looks.map(({ from }) => from)).toEqual([0, 3]);
    expect(passed).toEqual([10, 12]);
  });

  it('waits for nothing that was announced and is not there', async () => {
    const { feed, next, looks, grow } = feedOfNumbers();
    const { batch } = next(0);
    feed.ring(); // a server says so that has lost it since
    await settled(looks);
    expect(looks).toHaveLength(1);
    grow(1);
    expect(await batch).toMatchObject({ events: [1] });
  });

  it('tries again where the database did not answer', async () => {
    const { next, state, errors, grow } = feedOfNumbers();
    const { batch } = next(0);
    state.failures = 1;
    grow(1);
    expect(await batch).toMatchObject({ events: [1] });
    expect(errors).toHaveLength(1);
  });

  it('tells those who wait what cannot be read, and goes on', async () => {
    const { next, state, errors, grow } = feedOfNumbers();
    const { batch } = next(0);
    Object.assign(state, { failures: 1, error: new Error('broken') });
    grow(1);
    await expect(batch).rejects.toThrow('broken');
    expect(errors).toEqual([]);
    expect(await next(0).batch).toMatchObject({ events: [1] });
  });

  it('takes one who has come by parts for somebody who may lack something', async () => {
    const { next, grow, looks } = feedOfNumbers();
    const [whole, parts] = [next(0).batch, next(0, false).batch];
    grow(1);
    expect((await whole)!.events).not.toBe((await parts)!.events);
    expect(looks).toEqual([{ from: 0, holds: false }]);
  });

  it('goes back with a database that is one from before, and then on', async () => {
    const { next, state, grow, looks, feed } = feedOfNumbers();
    grow(100);
    await next(0).batch;
    state.line = 98;
    const { batch } = next(98);
    feed.ring();
    await settled(looks);
    expect(looks.length).toBeLessThan(5);
    grow(1);
    expect(await batch).toMatchObject({ to: 99, events: [99] });
  });

  it('serves those behind in turn, even while there is always news', async () => {
    const { next, grow } = feedOfNumbers(10);
    grow(1_000);
    while ((await next(0).batch)!.to < 10);
    let served = false;
    const head = async (since: number): Promise<void> => {
      grow(1);
      const batch = await next(since).batch;
      if (!served) await head(batch!.to);
    };
    const busy = head(10);
    for (let since = 0; since < 500;) since = (await next(since, false).batch)!.to;
    served = true;
    await busy;
  });

  it('gives nothing to one who has withdrawn', async () => {
    const { next, looks, grow } = feedOfNumbers();
    const request = next(0);
    request.withdraw();
    expect(await request.batch).toBeUndefined();
    grow(1);
    await new Promise((resolve) => setImmediate(resolve));
    expect(looks).toEqual([]);
  });
});
