import { readArguments } from '../../scripts/owner-names';
import { Progress } from '../../scripts/progress';
import { startOwners } from '../support/owners-command';

it('The names of two owners are read.', () => {
  const [from, to] = ['x', '👩'.repeat(255)];
  expect(readArguments(['assign', from, to])).toEqual({ from, to });
});

it.each([
  [[]],
  [['assign', 'local']],
  [['assign', 'local', 'alice', 'bob']],
  [['give', 'local', 'alice']],
  [['assign', '--force', 'local', 'alice']],
])('%j gets the usage.', (args) => {
  expect(readArguments(args)).toContain('npm run owners -- assign <from> <to>');
});

it.each([
  ['', 'alice'],
  ['local', 'x'.repeat(256)],
  ['local', 'a\0b'],
])('%j and %j are refused: one of them names nobody.', (from, to) => {
  expect(readArguments(['assign', from, to])).toMatch(/^The name of an owner/);
});

it('Nobody gives anything to himself.', () => {
  expect(readArguments(['assign', 'x', 'x'])).toBe('Everything that x has belongs to x already.');
});

it('Wrong usage ends with 2, a file that is not there with 1, and none is made.', async () => {
  expect(await startOwners('sqlite:data/none.db', 'assign').ended).toMatchObject({ code: 2 });
  for (let turn = 0; turn < 2; turn += 1)
    expect(await startOwners('sqlite:data/none.db', 'assign', 'a', 'b').ended).toEqual({
      code: 1,
      output: '',
      errors: 'DATABASE_URL names data/none.db, which does not exist.\n',
    });
});

it.each([
  [true, ['\r\x1b[K200', '\r\x1b[K300', '\r\x1b[K']],
  [false, []],
])('On a terminal (%s) one line is rewritten, now and then.', (isTTY, expected) => {
  const written: string[] = [];
  const clock = jest.spyOn(performance, 'now').mockReturnValue(0);
  const stream = { isTTY, write: (text: string) => written.push(text) > 0 };
  const progress = new Progress(stream, String);
  for (const time of [50, 200, 250, 300]) {
    clock.mockReturnValue(time);
    progress.show(time);
  }
  progress.end();
  clock.mockRestore();
  expect(written).toEqual(expected);
});
