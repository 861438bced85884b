/** Tests that do not run on partitioned tables, by the end of their path, and why. */
export const leftOut = {
  '/test/storage/migrations.test.ts': 'begins with a database that has no tables yet',
  '/test/storage/postgres/restored.test.ts': 'restores into a database that has no tables yet',
  '/test/storage/postgres/fill.test.ts':
    'the filler takes indexes and keys away while it fills, and those of partitions are inherited',
  '/test/journeys/database-log.test.ts':
    'looks at a migration, which is over here before the server starts',
};
