import base from '../../../jest.config.mjs';
import { leftOut } from './left-out.mjs';

const postgres = base.projects.find(({ displayName }) => displayName === 'postgres');

/**
 * The tests of PostgreSQL on databases whose tables are partitioned.
 * @type {import('jest').Config}
 */
export default {
  ...base,
  rootDir: '../../..',
  projects: [
    {
      ...postgres,
      rootDir: '.',
      displayName: 'partitions',
      globals: { ...postgres.globals, PARTITIONED: true },
      testPathIgnorePatterns: [...postgres.testPathIgnorePatterns, ...Object.keys(leftOut)],
    },
  ],
};
