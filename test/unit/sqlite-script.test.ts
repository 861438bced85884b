import { Script } from '../../src/db/drivers/sqlite-script';

describe('A script', () => {
  it('is made of its statements in order, with their values', () => {
    const script = new Script();
    expect(script.add('UPDATE a SET b = $2 WHERE c = $1', [7, 'x'])).toBe(true);
    expect(script.add('DELETE FROM a', [])).toBe(true);
    expect(script.take()).toEqual(["UPDATE a SET b = 'x' WHERE c = 7", 'DELETE FROM a']);
    expect(script.take()).toEqual([]);
  });

  it('counts its values beyond nine', () => {
    const script = new Script();
    script.add('SELECT $10, $1', [1, 2, 3, 4, 5, 6, 7, 8, 9, 'ten']);
    expect(script.take()).toEqual(["SELECT 'ten', 1"]);
  });

  it.each([
    ["it's", "'it''s'"],
    ["'; DROP TABLE chats; --", "'''; DROP TABLE chats; --'"],
    ['$1 and $& and \\', "'$1 and $& and \\'"],
    ['', "''"],
    [-1, '-1'],
  ])('quotes %p', (value, quoted) => {
    const script = new Script();
    script.add('SELECT $1', [value]);
    expect(script.take()).toEqual([`SELECT ${quoted}`]);
  });

  it.each(['a\0b', 1.5, 2 ** 53, null, { a: 1 }])('leaves out %p', (value) => {
    const script = new Script();
    expect(script.add('SELECT $1', [value])).toBe(false);
    expect(script.take()).toEqual([]);
  });

  it('leaves out what makes it too long, until it is taken', () => {
    const script = new Script();
    expect(script.add('SELECT $1', ['x'.repeat(6_000)])).toBe(true);
    expect(script.add('SELECT $1', ['y'.repeat(6_000)])).toBe(false);
    expect(script.take()).toHaveLength(1);
    expect(script.add('SELECT $1', ['y'.repeat(6_000)])).toBe(true);
  });
});
