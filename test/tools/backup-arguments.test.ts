import { readArguments } from '../../scripts/backup-arguments';
import { hasPassword, pgDump } from '../../scripts/pg-dump';

it.each([[[]], [['a', 'b']], [['--fast', 'a']], [['']]])('%j gets the usage.', (args) => {
  expect(readArguments(args, '/')).toBeUndefined();
});

it('A relative file is where it was asked for.', () => {
  const given = { help: false, force: false };
  expect(readArguments(['a.db'], '/backup')).toEqual({ ...given, file: '/backup/a.db' });
  expect(readArguments(['/a.db'], '/backup')).toEqual({ ...given, file: '/a.db' });
});

it('What a shell would read is quoted, and no password is told.', () => {
  expect(pgDump('postgres://a:b@h/d?sslmode=require&password=c', "it's.dump")).toBe(
    `pg_dump --format=custom --file='it'\\''s.dump' --dbname='postgres://a@h/d?sslmode=require'`,
  );
});

it.each([
  ['postgres://a:b@h/d', true],
  ['postgres://a@h/d?password=b', true],
  ['postgres://a@h/d', false],
])('Whether %s has a password is known.', (url, has) => {
  expect(hasPassword(url)).toBe(has);
});
