import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const LOG = join(__dirname, '..', '..', 'dist', 'log.js');

it('What is logged in the turn in which a process ends is written.', () => {
  const script = `
    const { logger } = require(${JSON.stringify(LOG)}).openLog('info');
    logger.info('one');
    logger.fatal('crashed');
    process.exit(3);`;
  const { status, stdout } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
  expect(status).toBe(3);
  const lines = stdout.trim().split('\n');
  const told = lines.map((line) => (JSON.parse(line) as { readonly msg: string }).msg);
  expect(told).toEqual(['one', 'crashed']);
});

it('So is what is written for a person, in its order.', () => {
  const script = `
    const { openLog } = require(${JSON.stringify(LOG)});
    const { logger, say } = openLog('info', (line) => JSON.parse(line).msg + '!\\n');
    logger.info('one');
    say('two\\n');
    logger.fatal('crashed');
    process.exit(3);`;
  const { status, stdout } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
  expect([status, stdout]).toEqual([3, 'one!\ntwo\ncrashed!\n']);
});
