import type { Suite } from './run-suite';

/** Everything that must hold before a change lands. */
export const suites: readonly Suite[] = [
  { name: 'Checks, and tests on both databases', command: 'npm test' },
  {
    name: 'Tests on PostgreSQL, tables in 16 partitions',
    command: 'npm run --silent test:partitions',
  },
  { name: 'Contract against the last release', command: 'npm run --silent contract:diff' },
  { name: 'Client in TypeScript', command: 'npm run --silent test:client' },
  { name: 'Client in Python', command: 'npm run --silent test:python' },
  {
    name: 'Clients by the three quickest generators',
    command: 'npm run --silent clients:matrix -- --quick',
  },
  { name: 'Example in a browser', command: 'npm run --silent test:example' },
  { name: 'Docs in a browser', command: 'npm run --silent test:browser' },
  { name: 'Node versions', command: 'npm run --silent test:node' },
  { name: 'Image, its steps in clean folders', command: 'npm run --silent test:image' },
  { name: 'Benchmark works', command: 'npm run --silent bench -- --quick' },
  {
    name: 'Benchmark works, before and after',
    command: 'npm run --silent bench -- --quick --before .',
  },
  {
    name: 'Benchmark works, before and after on PostgreSQL',
    command: 'npm run --silent bench -- --quick --before . --database postgres',
  },
  {
    name: 'Benchmark works, with authentication',
    command: 'npm run --silent bench -- --quick --authentication',
  },
  {
    name: 'Benchmark works, layer by layer',
    command: 'npm run --silent bench -- --quick --layers',
  },
  {
    name: 'Benchmark works, several servers',
    command: 'npm run --silent bench -- --quick --servers',
  },
  {
    name: 'Tests through PgBouncer in transaction mode',
    command: 'npm run --silent test:pgbouncer -- test/operations test/storage/postgres',
  },
  {
    name: 'Benchmark works, large',
    command: 'npm run --silent bench -- --quick --large',
  },
  { name: 'Owners on SQLite', command: 'npm run --silent test:owners' },
  { name: 'Owners on PostgreSQL', command: 'npm run --silent test:owners', postgres: true },
  { name: 'Fuzzer on SQLite', command: 'npm run --silent test:fuzz' },
  { name: 'Fuzzer on PostgreSQL', command: 'npm run --silent test:fuzz', postgres: true },
  { name: 'Schemathesis on SQLite', command: 'npm run --silent test:schemathesis' },
  {
    name: 'Schemathesis on PostgreSQL',
    command: 'npm run --silent test:schemathesis',
    postgres: true,
  },
  {
    name: 'Faults on both databases, fewer rounds',
    command: 'npm run --silent test:faults -- --quick',
  },
  { name: 'Fleet, fewer rounds', command: 'npm run --silent test:fleet -- --quick' },
];
