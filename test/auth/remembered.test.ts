import type { Identity } from '../../src/auth/identity';
import { remembered } from '../../src/auth/remembered';

it('A good token is looked at once, until it expires; a bad one each time.', async () => {
  let now = new Date('2026-11-28T12:00:00Z');
  const asked: string[] = [];
  const until = new Date('2026-11-28T12:00:10Z');
  const inner = {
    identify: (token: string): Identity | undefined => {
      asked.push(token);
      return token === 'good' ? { owner: 'alice', until } : undefined;
    },
  };
  const tokens = remembered(inner, () => now);
  const identify = (token: string) => tokens.identify(token);
  for (let i = 0; i < 3; i += 1) expect(await identify('good')).toEqual({ owner: 'alice', until });
  for (let i = 0; i < 2; i += 1) expect(await identify('bad')).toBeUndefined();
  expect(asked).toEqual(['good', 'bad', 'bad']);
  now = until;
  await identify('good');
  expect(asked).toHaveLength(4);
});
