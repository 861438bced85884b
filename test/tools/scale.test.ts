import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BOUNDS, demand, need, PEOPLE, type Figures } from '../../bench/large/paper';
import { written } from '../../bench/large/paper-tables';

const docs = join(__dirname, '..', '..', 'docs');
const document = readFileSync(join(docs, 'scale.md'), 'utf8');
const figures = JSON.parse(readFileSync(join(docs, 'scale-figures.json'), 'utf8')) as Figures;

it('The tables of docs/scale.md are what the arithmetic makes of the figures.', () => {
  expect(written(document, figures)).toBe(document);
});

it('A document without a place for a table is told.', () => {
  expect(() => written('# Scale\n', figures)).toThrow('no place for capacity');
});

/** Numbers by which everything can be done in the head. */
const plain: Figures = {
  ...figures,
  bytes: { all: 1_000, indexes: 200 },
  appends: 1_000,
  pagesUncached: 500,
  writes: 1_000,
};

it('What owners do is counted from what people do.', () => {
  // A million owners, a tenth of whom asks ten questions: a million questions, two million messages.
  expect(demand(1_000_000, plain)).toEqual({
    messagesADay: 2_000_000,
    messagesAYear: 730_000_000,
    writes: (1_000_000 * PEOPLE.writes * 0.1) / 3_600,
    reads: (1_000_000 * PEOPLE.reads * 0.1) / 3_600,
    bytesAYear: 730e9,
  });
});

it('Shards follow from writes or from size, whichever wants more.', () => {
  const { byWrites, bySize, shards } = need(1_000_000, plain);
  expect(byWrites).toBeCloseTo(639 / 500, 2);
  expect(bySize).toBeCloseTo(730e9 / BOUNDS.primary, 5);
  expect(shards).toBe(2);
  expect(need(1_000, plain)).toMatchObject({ shards: 1, servers: 2, connections: 24 });
  const heavy = { ...plain, bytes: { all: 100_000, indexes: 0 } };
  expect(need(1_000_000, heavy).shards).toBe(37); // 73 TB
});
