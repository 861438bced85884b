import type { Suite } from './run-suite';

/** What is worth a look now and then: others' tools, and benchmarks that weigh what was decided long ago. */
export const weekly: readonly Suite[] = [
  { name: 'Clients by every generator', command: 'npm run --silent clients:matrix' },
  { name: 'Benchmark works, with peers', command: 'npm run --silent bench -- --quick --peers' },
  {
    name: 'Benchmark works, layouts of the tables',
    command: 'npm run --silent bench -- --quick --layouts',
  },
  {
    name: 'Benchmark works, layouts of the tables on PostgreSQL',
    command: 'npm run --silent bench -- --quick --layouts --database postgres',
  },
];
