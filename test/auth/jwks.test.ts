import { authentication } from '../../src/auth/authentication';
import { Unavailable } from '../../src/db/failures';
import { startApp, type RunningApp } from '../support/app';
import {
  sign,
  signingKey,
  signWithSecret,
  startKeyServer,
  type KeyServer,
  type SigningKey,
} from '../support/jwks-server';
import { problemIn } from '../support/problem';

let keys: KeyServer;
let app: RunningApp;
let first: SigningKey;
beforeEach(async () => {
  [keys, first] = [await startKeyServer(), await signingKey('first')];
  keys.published = [first.publicJwk];
  const env = { JWT_JWKS_URL: keys.url, API_KEYS: 'robot:robot-0123456789abcdef' };
  app = await startApp({ authenticated: true, env });
});
afterEach(async () => {
  await app.close();
  await keys.close();
});

const ask = (token: string) => app.api.get('/api/v1/chats').set('Authorization', `Bearer ${token}`);

it('Keys are fetched when they are first needed, and once for all who need them.', async () => {
  expect(keys.asked).toBe(0);
  const token = await sign(first);
  await Promise.all(Array.from({ length: 10 }, () => ask(token).expect(200)));
  expect(keys.asked).toBe(1);
});

it('A key that is new is looked for; one that nobody has is not looked for again and again.', async () => {
  await ask(await sign(await signingKey('unknown'))).expect(401);
  const asked = keys.asked;
  for (let i = 0; i < 5; i += 1)
    await ask(await sign(await signingKey(`made-up-${i}`))).expect(401);
  expect(keys.asked).toBe(asked);
  await ask(await sign(first)).expect(200);
});

/** Tells who brings a token, by the keys that the server publishes. @param patience milliseconds. */
function identifying(patience: number) {
  const apiKeys = [{ owner: 'robot', key: 'robot-0123456789abcdef' }];
  const jwt = { keys: { url: keys.url, cooldown: 0, patience } };
  const identify = authentication({ apiKeys, jwt }, () => new Date());
  return { identify, of: async (key: SigningKey) => identify(`Bearer ${await sign(key)}`) };
}

it('A new key is found, a slow server delays nobody whose key is known, and all known keys stay good.', async () => {
  const { identify, of } = identifying(60_000);
  const [second, third] = [await signingKey('second'), await signingKey('third')];
  expect(await of(first)).toMatchObject({ owner: 'alice' });

  keys.published = [first.publicJwk, second.publicJwk];
  expect(await of(second)).toMatchObject({ owner: 'alice' });

  let goOn: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (goOn = resolve));
  keys.behave = () => held;
  keys.status = 500;
  const order: string[] = [];
  const waiting = of(third).catch((error: unknown) => {
    order.push('unknown');
    return error;
  });
  await Promise.all([of(first), of(second), identify('Bearer robot-0123456789abcdef')]);
  order.push('known');
  goOn();
  expect(await waiting).toBeInstanceOf(Unavailable);
  expect(order).toEqual(['known', 'unknown']);
  expect(await of(second)).toMatchObject({ owner: 'alice' });
});

it('A server that never answers is not waited for without end.', async () => {
  keys.behave = () => new Promise(() => undefined);
  await expect(identifying(50).of(first)).rejects.toThrow(Unavailable);
});

it.each([
  [
    'is down',
    () =>
      keys
        .close()
        .then(() => startKeyServer())
        .then((next) => (keys = next)),
  ],
  ['answers an error', () => (keys.status = 500)],
])(
  'While the server %s, a token whose key is not known is answered 503.',
  async (_what, breakIt) => {
    await breakIt();
    const reply = await ask(await sign(first)).expect(503);
    expect(problemIn(reply).type).toBe('/problems/unavailable');
    expect(reply.headers['retry-after']).toBe('5');
    await ask('robot-0123456789abcdef').expect(200);
  },
);

it('A token that lies about its algorithm is refused.', async () => {
  const rsa = await signingKey('rsa', 'RS256');
  keys.published = [rsa.publicJwk];
  await ask(await sign(rsa)).expect(200);
  // The public key as the secret of an HMAC, as its owner publishes it.
  await ask(await signWithSecret(JSON.stringify(rsa.publicJwk))).expect(401);
  await ask(await sign({ ...first, kid: 'rsa' })).expect(401);
});
