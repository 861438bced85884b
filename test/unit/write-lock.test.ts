import { WriteLock } from '../../src/db/drivers/sqlite-lock';

const busy = Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' });

/** Begins at the third try. */
function takenTwice(): { readonly begin: () => Promise<void>; readonly tries: () => number } {
  let tries = 0;
  const begin = () => ((tries += 1) < 3 ? Promise.reject(busy) : Promise.resolve());
  return { begin, tries: () => tries };
}

it('A lock that is taken is tried again until it is free.', async () => {
  const { begin, tries } = takenTwice();
  await new WriteLock().take(begin);
  expect(tries()).toBe(3);
});

it('What is wrong otherwise is not tried again.', async () => {
  const begin = jest.fn(() => Promise.reject(new Error('disk I/O error')));
  await expect(new WriteLock().take(begin)).rejects.toThrow('disk I/O error');
  expect(begin).toHaveBeenCalledTimes(1);
});

it('Whoever shares the lock leaves the others a moment after its turn; whoever is alone goes on at once.', async () => {
  const begun = jest.fn(() => Promise.resolve());
  const [alone, shared] = [new WriteLock(), new WriteLock()];
  await alone.take(begun);
  alone.released();
  begun.mockClear();
  const again = alone.take(begun);
  expect(begun).toHaveBeenCalledTimes(1);
  await again;

  await shared.take(takenTwice().begin);
  shared.released();
  begun.mockClear();
  const later = shared.take(begun);
  expect(begun).not.toHaveBeenCalled();
  await later;
  expect(begun).toHaveBeenCalledTimes(1);
});
