/** The same tests on both databases; what is left out has no database, or only that one. */
const project = (database, leftOut) => ({
  displayName: database,
  globals: { DATABASE: database },
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', ...leftOut],
  testEnvironment: 'node',
  transform: {
    '\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }],
    'jose/.*\\.js$': ['@swc/jest', { jsc: { target: 'es2022' }, module: { type: 'commonjs' } }],
  },
  transformIgnorePatterns: ['/node_modules/(?!jose/)'], // it comes as modules alone, which jest does not load
  setupFilesAfterEnv: ['<rootDir>/test/support/after-file.ts'],
});

/** @type {import('jest').Config} */
export default {
  projects: [
    project('sqlite', ['/test/storage/postgres/']),
    project('postgres', ['/test/storage/sqlite/', '/test/unit/', '/test/tools/']),
  ],
  globalSetup: '<rootDir>/test/support/before-run.ts',
  globalTeardown: '<rootDir>/test/support/after-run.ts',
  maxWorkers: '100%',
  testTimeout: 120_000, // a machine may be busy; what hangs is found all the same
};
