import { nextBatch, type Batching } from '../../src/db/batch';

/** Jobs as `a1`, of the owner `a`, or `ab1`, of both; `1` is of nobody. */
const job = (name: string, weight = 1) => ({
  name,
  owners: name.match(/[a-z]/g) ?? [],
  weight,
});
type Job = ReturnType<typeof job>;

/** All batches until nothing waits. */
function batches(waiting: readonly Job[], batching: Batching): string[] {
  const all: string[] = [];
  for (let rest = waiting; rest.length > 0;) {
    const next = nextBatch(rest, batching);
    all.push(next.batch.map(({ name }) => name).join(' '));
    rest = next.rest;
  }
  return all;
}

const named = (names: string) => names.split(' ').map((name) => job(name));

describe('nextBatch', () => {
  it('takes everything, in the order of arrival', () => {
    expect(batches(named('a1 b2 ab3 4 a5'), 'all')).toEqual(['a1 b2 ab3 4 a5']);
  });

  it('by owner takes what there is of the one who has waited longest', () => {
    expect(batches(named('a1 b2 a3 c4 b5 a6'), 'owner')).toEqual(['a1 a3 a6', 'b2 b5', 'c4']);
  });

  it('lets nothing of an owner go past anything else of the same owner', () => {
    expect(batches(named('a1 ab2 a3 b4'), 'owner')).toEqual(['a1', 'ab2', 'a3', 'b4']);
    expect(batches(named('a1 b2 ab3 ab4 a5'), 'owner')).toEqual(['a1', 'b2', 'ab3 ab4', 'a5']);
    expect(batches(named('ab1 ba2 a3'), 'owner')).toEqual(['ab1 ba2', 'a3']);
  });

  it('lets nothing go past what is of nobody, and that past nothing', () => {
    expect(batches(named('a1 2 a3 4 5'), 'owner')).toEqual(['a1', '2', 'a3', '4 5']);
    expect(batches(named('1 a2 3'), 'owner')).toEqual(['1', 'a2', '3']);
  });

  it.each(['all', 'owner'] as const)('(%s) is full at a megabyte', (batching) => {
    const waiting = ['a1', 'a2', 'a3', 'a4'].map((name) => job(name, 600_000));
    expect(batches(waiting, batching)).toEqual(['a1 a2', 'a3 a4']);
  });

  it('by owner lets nobody wait for what comes later', () => {
    let waiting = [...Array.from({ length: 4 }, () => job('a1', 600_000)), job('b1')];
    const order: string[] = [];
    for (let turn = 0; turn < 4; turn += 1) {
      const { batch, rest } = nextBatch(waiting, 'owner');
      order.push(batch[0]!.name);
      waiting = [...rest, job('a2', 600_000), job('a2', 600_000)]; // somebody never stops
    }
    expect(order).toEqual(['a1', 'a1', 'b1', 'a2']);
  });
});
