import { etag, ifMatch, noneMatch } from '../../src/http/operations/etag';

it('A revision is a strong entity tag.', () => {
  expect(etag(7)).toBe('"7"');
});

describe('noneMatch', () => {
  it.each([
    [undefined, true],
    ['"7"', false],
    ['W/"7"', false],
    ['*', false],
    ['"6", "7"', false],
    ['"6","8"', true],
    ['"77"', true],
    ['"a*b"', true],
    ['""', true],
  ])('of %s against revision 7 is %s', (header, expected) => {
    expect(noneMatch(header, 7)).toBe(expected);
  });
});

describe('ifMatch', () => {
  it('asks nothing where the header is absent', () => {
    expect(ifMatch(undefined)).toBeUndefined();
  });

  it.each([
    ['"7"', true],
    ['W/"7"', false],
    ['*', true],
    ['"6" , "7"', true],
    ['W/"7", "7"', true],
    ['"6"', false],
    ['"a*b"', false],
    ['"07"', false],
  ])('of %s against revision 7 is %s', (header, expected) => {
    expect(ifMatch(header)!(7)).toBe(expected);
  });
});
