import { setTimeout as wait } from 'node:timers/promises';
import { inTurn } from '../../src/chat/in-turn';

/** Work that notes when it begins, and ends when it is told to. */
function work(order: string[], name: string) {
  let end: () => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const told = new Promise<void>((resolve, reject) => ([end, fail] = [resolve, reject]));
  let begin: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => (begin = resolve));
  const done = inTurn(async () => {
    order.push(name);
    begin();
    await told;
    return name;
  });
  return { begun, done, end, fail: () => fail(new Error(name)) };
}

describe('Large things', () => {
  it('are done one after the other, in the order in which they came', async () => {
    const order: string[] = [];
    const [one, two] = [work(order, 'one'), work(order, 'two')];
    await one.begun;
    await wait(100); // longer than the breath that is taken between two of them
    expect(order).toEqual(['one']);
    one.end();
    expect(await one.done).toBe('one');
    await two.begun;
    two.end();
    expect(await two.done).toBe('two');
    expect(order).toEqual(['one', 'two']);
  });

  it('let the event loop turn in between', async () => {
    const order: string[] = [];
    const one = () => {
      order.push('one');
      setImmediate(() => order.push('loop'));
      return Promise.resolve();
    };
    const two = () => Promise.resolve(order.push('two'));
    await Promise.all([inTurn(one), inTurn(two)]);
    expect(order).toEqual(['one', 'loop', 'two']);
  });

  it('are done although one before them failed', async () => {
    const [one, two] = [work([], 'one'), work([], 'two')];
    await one.begun;
    one.fail();
    await expect(one.done).rejects.toThrow('one');
    await two.begun;
    two.end();
    expect(await two.done).toBe('two');
  });
});
