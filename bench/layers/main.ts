import { serve, type Serving } from './serve';
import { threadTime } from './thread-time';

/** What the process says when it answers requests. */
export interface Ready extends Serving {
  /** What counts its time. */
  readonly source: string;
}

/** A process that serves a part of the server, and tells its time whenever it is asked. */
async function main(): Promise<void> {
  const time = threadTime();
  const serving = await serve(process.argv[2]!, process.env);
  process.on('message', () => process.send!(time.microseconds()));
  process.once('disconnect', () => process.exit());
  process.send!({ ...serving, source: time.source } satisfies Ready);
}

main().catch((error: unknown) => {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(1);
});
