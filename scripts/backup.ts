import { existsSync, realpathSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { readConfig } from '../src/config';
import { backUp, type Copied } from '../src/db/backup';
import type { Written } from '../src/db/drivers/sqlite-copy';
import { codeOf } from '../src/db/failures';
import { expectFile, unusable } from '../src/db/unusable';
import { readArguments, USAGE, type Arguments } from './backup-arguments';
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
  const written = (soFar: Written) => progress.show(soFar);
  const begun = performance.now();
  const { path } = config;
  const { file, force: replace } = given;
  const copied = await backUp({ path, file, unfinished, replace, written })
    .finally(() => progress.end())
    .catch((cause: unknown) => {
      throw failed(cause, given) ?? unusable(config, cause);
    });
  console.log(report(copied, file, (performance.now() - begun) / 1_000));
  return 0;
}

/** @throws Error where no copy may be put there. */
function expectPlace(path: string, { file, force }: Arguments): void {
  if (!statSync(dirname(file), { throwIfNoEntry: false })?.isDirectory())
    throw new Error(`There is no folder ${dirname(file)} to put the copy in.`);
  if (existsSync(file)) {
    if (realpathSync(file) === realpathSync(path))
      throw new Error(`${file} is the database itself. Give another name.`);
    if (!force) throw new Error(`${file} exists. Give another name, or --force to replace it.`);
    if (!statSync(file).isFile()) throw new Error(`${file} is no file that could be replaced.`);
  }
  // SQLite would take it for the log of the copy.
  const log = [`${file}-wal`, `${file}-journal`].find((name) => existsSync(name));
  if (log) throw new Error(`${log} is left of another database of that name. Give another name.`);
}

/** What lies in the place of the copy and not in the database; undefined otherwise. */
function failed(cause: unknown, { file }: Arguments): Error | undefined {
  const code = codeOf(cause as Error);
  const folder = dirname(file);
  if (code === 'EEXIST') return new Error(`${file} was made by somebody else meanwhile.`);
  if (/^(SQLITE_FULL|ENOSPC|EDQUOT)$/.test(code))
    return new Error(`There is not enough room in ${folder} for the copy. None was made.`);
  if (/^E[A-Z]+$/.test(code)) return new Error(`${folder} cannot be written to (${code}).`);
  const { message } = cause as Error;
  return message.startsWith('The copy') ? new Error(message) : undefined;
}

/** What is under way cannot be finished without its process. */
function removeOnSignals(unfinished: string): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => {
      rmSync(unfinished, { force: true });
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
const line = ({ bytes, of }: Written) =>
  bytes < of ? `${megabytes(bytes)} of about ${megabytes(of)} copied` : 'looking the copy over';

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
