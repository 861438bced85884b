import { amountOf, assignOwner, type Amount } from '../src/chat/assign';
import { readConfig } from '../src/config';
import { connect } from '../src/db/connect';
import type { Database } from '../src/db/database';
import { expectFile } from '../src/db/unusable';
import { readArguments, type Names } from './owner-names';
import { Progress } from './progress';

/** An exit code for a wrong command line. */
const WRONG_USAGE = 2;

/** @returns the exit code. */
async function main(): Promise<number> {
  const names = readArguments(process.argv.slice(2));
  if (typeof names === 'string') {
    console.error(names);
    return WRONG_USAGE;
  }
  const { database: config } = readConfig(process.env);
  expectFile(config);
  const database = await connect(config);
  try {
    const code = await assign(database, names);
    await database.clearErased(() =>
      console.log('Removing what is left of text in its old place.'),
    );
    return code;
  } finally {
    await database.close();
  }
}

async function assign(database: Database, { from, to }: Names): Promise<number> {
  const total = await amountOf(database, from);
  if (total.chats === 0) {
    console.log(`${from} has no chats. Nothing was moved.`);
    return 0;
  }
  const progress = new Progress(process.stderr, (done: Amount) => `${of(done, total)} moved`);
  const stopping = stopOnSignals();
  let done: Amount = { chats: 0, messages: 0 };
  try {
    const moved = (soFar: Amount) => progress.show((done = soFar));
    const taken = await assignOwner(database, { from, to, signal: stopping, moved });
    progress.end();
    console.log(`Moved ${amount(done)} from ${from} to ${to}.`);
    if (stopping.aborted) console.log('Stopped. Run it again to move the rest.');
    tellTaken(taken, { from, to });
    return taken.length > 0 || stopping.aborted ? 1 : 0;
  } catch (error) {
    progress.end();
    console.log(`Moved ${amount(done)} from ${from} to ${to}. Run it again to move the rest.`);
    throw error;
  }
}

/** What is under way is finished; npm passes a Ctrl-C on once more. */
function stopOnSignals(): AbortSignal {
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => stopping.abort());
  return stopping.signal;
}

function tellTaken(taken: readonly string[], { from, to }: Names): void {
  if (taken.length === 0) return;
  console.log(`Left with ${from}, because ${to} has a chat with the same id:`);
  for (const id of taken) console.log(`  ${id}`);
}

const count = (n: number) => n.toLocaleString('en');
const amount = ({ chats, messages }: Amount) =>
  `${count(chats)} ${chats === 1 ? 'chat' : 'chats'} with ${count(messages)} ${messages === 1 ? 'message' : 'messages'}`;
const of = (done: Amount, total: Amount) =>
  `${count(done.chats)} of ${count(total.chats)} chats, ${count(done.messages)} of ${count(total.messages)} messages`;

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error((error as Error).message);
    process.exitCode = 1;
  },
);
