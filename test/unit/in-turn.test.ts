import { EventEmitter, once } from 'node:events';
import { inTurn } from '../../src/chat/in-turn';

/** Work that notes when it begins, and ends when it is told to. */
function work(begun: string[], name: string) {
  const told = new EventEmitter();
  const done = inTurn(async () => {
    begun.push(name);
    await once(told, 'end');
    return name;
  });
  return {
    done,
    end: () => told.emit('end'),
    fail: () => told.emit('error', new Error(name)),
  };
}

// Longer than the breath that is taken between two of them.
const turn = () => new Promise((resolve) => setTimeout(resolve, 100));

describe('Large things', () => {
  it('are done one after the other, in the order in which they came', async () => {
    const begun: string[] = [];
    const [one, two] = [work(begun, 'one'), work(begun, 'two')];
    await turn();
    expect(begun).toEqual(['one']);
    one.end();
    expect(await one.done).toBe('one');
    await turn();
    two.end();
    expect(await two.done).toBe('two');
    expect(begun).toEqual(['one', 'two']);
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
    const begun: string[] = [];
    const [one, two] = [work(begun, 'one'), work(begun, 'two')];
    await turn();
    one.fail();
    await expect(one.done).rejects.toThrow('one');
    await turn();
    two.end();
    expect(await two.done).toBe('two');
  });
});
