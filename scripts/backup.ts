import { readConfig } from '../src/config';
import { backUp, removeUnfinished, type Copied } from '../src/db/backup';
import type { Written } from '../src/db/drivers/sqlite-copy';
import { expectFile, unusable } from '../src/db/unusable';
import { readArguments, USAGE } from './backup-arguments';
import { expectPlace, placeFault } from './backup-place';
import { hasPassword, pgDump } from './pg-dump';
import { Progress } from './progress';

/** An exit code for a wrong command line. */
const WRONG_USAGE = 2;

/** @returns the exit code. */
async function main(): Promise<number> {
  // npm works in the folder of the package, and whoever calls it in another one.
  const given = readArguments(process.argv.slice(2), process.env['INIT_CWD'] ?? '.');
  if (!given || given.help) {
    (given ? console.log : console.error)(USAGE);
    return given ? 0 : WRONG_USAGE;
  }
  const { database: config } = readConfig(process.env);
  if (config.dialect === 'postgres') {
    tellDump(config.url, given.file);
    return 0;
  }
  expectFile(config);
  expectPlace(config.path, given);
  const unfinished = `${given.file}.${process.pid}.unfinished`;
  removeOnSignals(unfinished);
  const progress = new Progress(process.stderr, line);
  const begun = performance.now();
  const { path } = config;
  const { file, force: replace } = given;
  const copied = await backUp({
    path,
    file,
    unfinished,
    replace,
    doing: (what) => progress.show(what),
  })
    .finally(() => progress.end())
    .catch((cause: unknown) => {
      throw placeFault(cause, given) ?? unusable(config, cause);
    });
  console.log(report(copied, file, (performance.now() - begun) / 1_000));
  return 0;
}

/** What is under way cannot be finished without its process. */
function removeOnSignals(unfinished: string): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => {
      removeUnfinished(unfinished);
      console.error('Stopped. No copy was made.');
      process.exit(1);
    });
}

function tellDump(url: string, file: string): void {
  console.log(`PostgreSQL has a program of its own for this, which servers may run beside:

  ${pgDump(url, file)}
`);
  if (hasPassword(url))
    console.log('It asks for the password, unless PGPASSWORD or ~/.pgpass holds it.');
}

const count = (n: number) => n.toLocaleString('en');
const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`;
const line = (what: Written | 'looking over') =>
  what === 'looking over'
    ? 'looking the copy over'
    : `${megabytes(what.bytes)} of about ${megabytes(what.of)} copied`;

function report({ chats, messages, bytes }: Copied, file: string, seconds: number): string {
  const amount = `${count(chats)} ${chats === 1 ? 'chat' : 'chats'} and ${count(messages)} ${messages === 1 ? 'message' : 'messages'}`;
  return `Copied ${amount} to ${file} (${megabytes(bytes)}) in ${seconds.toFixed(1)} s. The copy is in order.`;
}

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error((error as Error).message);
    process.exitCode = 1;
  },
);
