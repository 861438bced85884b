import { Unavailable } from '../../src/db/failures';
import type { Transact, Tx } from '../../src/db/tx';
import { WriteQueue } from '../../src/db/write-queue';
import type { Outcome } from '../../src/db/set-write';

const TX = {} as Tx;
const straight: Transact = (work) => work(TX);

/** A write that notes the sets it was called with; `bad` fails for itself, `poison` for all. */
function noting() {
  const sets: string[][] = [];
  const write = (items: readonly string[]): Promise<Outcome<string>[]> => {
    sets.push([...items]);
    if (items.includes('poison')) return Promise.reject(new Error('poisoned'));
    return Promise.resolve(
      items.map((item) =>
        item === 'bad' ? { error: new Error('bad item') } : { value: `${item} stored` },
      ),
    );
  };
  return { sets, write };
}

describe('WriteQueue', () => {
  it('writes an item alone at once, and the rest together after it, in order', async () => {
    const { sets, write } = noting();
    const put = new WriteQueue(straight).for(write);
    const stored = await Promise.all(['a', 'b', 'c'].map(put));
    expect(stored).toEqual(['a stored', 'b stored', 'c stored']);
    expect(sets).toEqual([['a'], ['b', 'c']]);
  });

  it('lets an item that must fail fail alone', async () => {
    const { sets, write } = noting();
    const put = new WriteQueue(straight).for(write);
    const outcomes = await Promise.allSettled(['a', 'b', 'bad', 'c'].map(put));
    expect(outcomes.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    expect(sets).toHaveLength(2);
  });

  it('finds out which item undid a whole set, and stores the others', async () => {
    const { sets, write } = noting();
    const put = new WriteQueue(straight).for(write);
    const outcomes = await Promise.allSettled(['a', 'b', 'poison', 'c'].map(put));
    expect(outcomes.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    expect(sets).toEqual([['a'], ['b', 'poison', 'c'], ['b'], ['poison'], ['c']]);
  });

  it('tells every item of a set that the database is unavailable, and tries none again', async () => {
    let transactions = 0;
    const put = new WriteQueue(() => {
      transactions += 1;
      return Promise.reject(new Unavailable('The disk is full.'));
    }).for(noting().write);
    const outcomes = await Promise.allSettled(['a', 'b', 'c'].map(put));
    expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true);
    expect(transactions).toBe(2);
  });

  it('keeps the order among different kinds of writes, in one transaction', async () => {
    const order: string[] = [];
    const note = (name: string) => (items: readonly number[]) => {
      order.push(`${name} ${items.join()}`);
      return Promise.resolve(items.map((value) => ({ value })));
    };
    const queue = new WriteQueue(straight);
    const [first, second] = [queue.for(note('first')), queue.for(note('second'))];
    await Promise.all([first(0), first(1), first(2), second(3), first(4)]);
    expect(order).toEqual(['first 0', 'first 1,2', 'second 3', 'first 4']);
  });

  it('runs one transaction at a time', async () => {
    let open = 0;
    const put = new WriteQueue(async (work) => {
      open += 1;
      expect(open).toBe(1);
      const result = await work(TX);
      open -= 1;
      return result;
    }).for(noting().write);
    await Promise.all(Array.from({ length: 1_000 }, (_, i) => put(String(i))));
  });

  it('takes nothing more beyond the weight it may hold, and everything again when it is empty', async () => {
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    const queue = new WriteQueue(async (work) => {
      await gate;
      return work(TX);
    });
    const put = queue.for(noting().write, { weigh: () => 1_000_000 });
    const outcomes = Promise.allSettled(Array.from({ length: 100 }, (_, i) => put(String(i))));
    release();
    const refused = (await outcomes).filter(({ status }) => status === 'rejected');
    expect(refused.length).toBeGreaterThan(50);
    expect(refused.length).toBeLessThan(99);
    expect((refused[0] as PromiseRejectedResult).reason).toBeInstanceOf(Unavailable);
    expect(await put('again')).toBe('again stored');
  });

  it('writes heavy items in several transactions, and one that is too heavy alone', async () => {
    const { sets, write } = noting();
    const put = new WriteQueue(straight).for(write, {
      weigh: (item) => (item === 'whale' ? 5e6 : 6e5),
    });
    await Promise.all(['first', 'a', 'b', 'whale', 'c'].map(put));
    expect(sets).toEqual([['first'], ['a', 'b'], ['whale'], ['c']]);
  });

  it('is idle when nothing is written, and not before', async () => {
    const { sets, write } = noting();
    const queue = new WriteQueue(straight);
    await queue.idle();
    const put = queue.for(write);
    const stored = Promise.all(['a', 'b'].map(put));
    await queue.idle();
    expect(sets.flat()).toEqual(['a', 'b']);
    await stored;
  });
});
