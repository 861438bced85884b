import { join } from 'node:path';
import { versionOf } from '../../module-version';
import { launch, typescript } from '../../servers';
import { workloads } from '../../workloads';
import type { Enter } from '../contender';

/** Bare express: whatever it is measured against, it answers that all is well. */
export const enterExpress: Enter = async ({ directory }) => {
  const args = () => typescript(join(__dirname, 'main.ts'));
  const server = await launch({ args, ready: '/health' }, join(directory, 'express.log'));
  const health = workloads.health(server.url);
  return {
    server,
    versions: `express ${versionOf('express')}`,
    loads: { health, unchanged: health },
  };
};
