import { readConfig } from '../../src/config';
import { welcome } from '../../src/welcome';

const URL = 'http://127.0.0.1:8000';
const telling = (env: Readonly<Record<string, string>>, url = URL) => welcome(url, readConfig(env));

it.each([
  ['sqlite:data/app.db', 'SQLite, data/app.db'],
  ['postgres://kose:s3cret@db.example:5433/chats', 'PostgreSQL, db.example:5433/chats'],
  ['postgres://db.example/chats?user=kose&password=s3cret', 'PostgreSQL, db.example/chats'],
  ['postgres:///chats?host=/run/postgresql', 'PostgreSQL, /run/postgresql/chats'],
])('The database %s is told without any secret.', (DATABASE_URL, told) => {
  const text = telling({ DATABASE_URL });
  expect(text).toMatch(new RegExp(`Database +${told}\\n`));
  expect(text).not.toMatch(/s3cret|kose/);
});

it('It says whether somebody has to prove who they are, and shows no key.', () => {
  expect(telling({})).toMatch(/Authentication +off/);
  const on = telling({ API_KEYS: 'alice:0123456789abcdef' });
  expect(on).toMatch(/Authentication +on\n/);
  expect(on).not.toMatch(/alice|0123456789abcdef/);
});

it.each([
  ['http://0.0.0.0:8000', 'http://127.0.0.1:8000'],
  ['http://[::]:8000', 'http://[::1]:8000'],
])('A server on every address, %s, is shown at one that a browser can open.', (url, shown) => {
  expect(telling({}, url)).toContain(`${shown}/docs`);
});
