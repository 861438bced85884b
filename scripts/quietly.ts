import { spawnSync } from 'node:child_process';

/** Runs a command, and shows what it has written only where it fails: `tsx scripts/quietly.ts redocly lint`. */
const [command, ...args] = process.argv.slice(2);
const { status, stdout, stderr, error } = spawnSync(command!, args, { encoding: 'utf8' });
if (status !== 0) process.stderr.write(`${stdout}${stderr}${error?.message ?? ''}`);
process.exitCode = status ?? 1;
