import { useApp } from '../support/app';
import { openStream } from '../support/event-stream';
import { signWithSecret, unsigned } from '../support/jwks-server';
import { problemIn } from '../support/problem';

const SECRET = 'a secret of thirty-two bytes, or more';
const app = useApp({
  authenticated: true,
  env: {
    JWT_SECRET: SECRET,
    JWT_ISSUER: 'https://id.example',
    JWT_AUDIENCE: 'chats',
    API_KEYS: 'robot:robot-0123456789abcdef',
  },
});
const GOOD = { iss: 'https://id.example', aud: 'chats' };
const seconds = () => Math.floor(Date.now() / 1_000);
const ask = (token: string) => app.api.get('/api/v1/chats').set('Authorization', `Bearer ${token}`);

it('The subject of a good token is the owner, beside the owners of keys.', async () => {
  const token = await signWithSecret(SECRET, { ...GOOD, aud: ['others', 'chats'] });
  await app.api.post('/api/v1/chats').set('Authorization', `Bearer ${token}`).expect(201);
  expect((await ask(token).expect(200)).body).toMatchObject({ data: [{}] });
  const other = await signWithSecret(SECRET, { ...GOOD, sub: 'bob' });
  expect((await ask(other).expect(200)).body).toMatchObject({ data: [] });
  expect((await ask('robot-0123456789abcdef').expect(200)).body).toMatchObject({ data: [] });
});

const payload = (token: string, change: object) => {
  const [header, body, signature] = token.split('.');
  const claims = JSON.parse(Buffer.from(body!, 'base64url').toString()) as object;
  const changed = Buffer.from(JSON.stringify({ ...claims, ...change })).toString('base64url');
  return [header, changed, signature].join('.');
};

it.each<readonly [string, () => Promise<string> | string]>([
  ['has expired', () => signWithSecret(SECRET, { ...GOOD, exp: seconds() - 1 })],
  ['is not valid yet', () => signWithSecret(SECRET, { ...GOOD, nbf: seconds() + 60 })],
  ['never expires', () => signWithSecret(SECRET, { ...GOOD, exp: undefined })],
  ['has no subject', () => signWithSecret(SECRET, { ...GOOD, sub: undefined })],
  ['has an empty subject', () => signWithSecret(SECRET, { ...GOOD, sub: '' })],
  [
    'has a subject that is too long',
    () => signWithSecret(SECRET, { ...GOOD, sub: 'a'.repeat(256) }),
  ],
  ['has a subject with NUL', () => signWithSecret(SECRET, { ...GOOD, sub: 'a\0' })],
  [
    'is from another issuer',
    () => signWithSecret(SECRET, { ...GOOD, iss: 'https://else.example' }),
  ],
  ['is for another audience', () => signWithSecret(SECRET, { ...GOOD, aud: 'mail' })],
  ['is signed with another secret', () => signWithSecret(`${SECRET}!`, GOOD)],
  ['is signed by another algorithm', () => signWithSecret(SECRET.repeat(2), GOOD, 'HS512')],
  ['is not signed', () => unsigned(GOOD)],
  ['was changed', async () => payload(await signWithSecret(SECRET, GOOD), { sub: 'bob' })],
  ['lacks its signature', async () => (await signWithSecret(SECRET, GOOD)).replace(/[^.]*$/, '')],
  ['is none', () => 'a.b.c'],
])('A token that %s answers 401.', async (_what, make) => {
  const reply = await ask(await make()).expect(401);
  expect(problemIn(reply).type).toBe('/problems/unauthorized');
  expect(reply.headers['www-authenticate']).toBe('Bearer error="invalid_token"');
});

it('A stream ends when its token does.', async () => {
  const { token, stream } = await openBeforeItEnds(2);
  expect(await stream.next()).toMatchObject({ event: 'ready' });
  expect(await stream.next()).toBeUndefined();
  await ask(token).expect(401);
});

/** A stream with a token that ends in so many seconds, or in more where it cannot be opened as fast. */
async function openBeforeItEnds(life: number) {
  const token = await signWithSecret(SECRET, { ...GOOD, exp: seconds() + life });
  try {
    return { token, stream: await openStream(app.url, '/api/v1/events', { token }) };
  } catch (error) {
    if (life > 30) throw error;
    return openBeforeItEnds(2 * life);
  }
}
