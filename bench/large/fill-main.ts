import { readConfig } from '../../src/config';
import { nameOf } from '../../src/db/unusable';
import { Progress } from '../../scripts/progress';
import { fillLarge, NotEmpty, type Filled } from './fill';
import { FILL_USAGE, readFilling } from './fill-options';

/** An exit code for a wrong command line. */
const WRONG_USAGE = 2;

/** @returns the exit code. */
async function main(): Promise<number> {
  let filling;
  try {
    filling = readFilling(process.argv.slice(2));
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${FILL_USAGE}`);
    return WRONG_USAGE;
  }
  if (!filling) {
    console.log(FILL_USAGE);
    return 0;
  }
  const { database } = readConfig(process.env);
  if (database.dialect !== 'postgres')
    throw new Error('DATABASE_URL must name a PostgreSQL database.');
  const begun = performance.now();
  const seconds = () => (performance.now() - begun) / 1_000;
  const total = filling.messages;
  const progress = new Progress(process.stderr, (filled: Filled) => line(filled, total, seconds()));
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      progress.end();
      console.error('Broken off; nothing of it is kept.'); // PostgreSQL sees that nobody is there any more
      process.exit(130);
    });
  try {
    let phase = '';
    const { messages, chats, bytes } = await fillLarge(database.url, filling, (filled) => {
      if (filled.doing !== phase) {
        progress.end();
        console.error(`${seconds().toFixed(0)} s: ${(phase = filled.doing)}`);
      }
      progress.show(filled);
    });
    progress.end();
    const rows = `${count(messages)} messages (${megabytes(bytes)}) in ${count(chats)} chats`;
    console.log(`${nameOf(database)} holds ${rows}; it took ${seconds().toFixed(0)} s.`);
    return 0;
  } catch (error) {
    progress.end();
    if (error instanceof NotEmpty) error.message += ' --replace throws them away.';
    throw error;
  }
}

function line({ doing, messages, bytes }: Filled, total: number, seconds: number): string {
  if (messages >= total) return `${doing}, after ${seconds.toFixed(0)} s`;
  const rate = messages / seconds;
  const part = `${count(messages)} of ${count(total)} messages, ${megabytes(bytes)}`;
  return `${doing}: ${part}, ${count(Math.round(rate))}/s, ${((total - messages) / rate).toFixed(0)} s left`;
}

const count = (n: number) => n.toLocaleString('en');
const megabytes = (bytes: number) => `${count(Math.round(bytes / 1e6))} MB`;

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error((error as Error).message);
    process.exitCode = 1;
  },
);
