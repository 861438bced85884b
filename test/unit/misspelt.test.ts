import { misspelt } from '../../src/config/misspelt';

it.each([
  ['DATABSE_URL', 'DATABASE_URL'],
  ['LOGLEVEL', 'LOG_LEVEL'],
  ['API_KEY', 'API_KEYS'],
  ['cors_origin', 'CORS_ORIGINS'],
])('%s looks like %s.', (set, meant) => {
  expect(misspelt({ [set]: 'x' })).toEqual([{ set, meant }]);
});

it('What is spelt as it should be, and what is far from anything, is no mistake.', () => {
  expect(
    misspelt({
      DATABASE_URL: 'x',
      LOG_LEVEL: 'x',
      PATH: 'x',
      HOSTNAME: 'x',
      PORTS: 'x',
      DEBUG: 'x',
    }),
  ).toEqual([]);
});

it('Nobody is told of a variable whose like is set.', () => {
  expect(misspelt({ DATABASE_URL: 'x', DATABASE_URL2: 'y' })).toEqual([]);
});
