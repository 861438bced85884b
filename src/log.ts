import { pino, type Logger } from 'pino';
import { SonicBoom } from 'sonic-boom';
import { describeError } from './http/error-log';
import type { Readable } from './terminal';

/** The log of the process: a JSON line for each thing that happened, on standard output. */
export interface Log {
  readonly logger: Logger;
  /** Writes a text between the lines. Only a {@link Readable} log has it, which no program reads. */
  readonly say?: (text: string) => void;
  /** Waits until everything is written, for a second at most. */
  close(): Promise<void>;
}

/** Bytes that are kept while nothing can be written; what comes on top is lost, and counted. */
const KEPT = 1_048_576;
/** Milliseconds until writing is tried again where no further line tries it. */
const RETRY = 250;
/** Milliseconds that the end of the process may wait for its last lines. */
const LAST_LINES = 1_000;

/**
 * Opens the log. Neither a full disk nor a pipe that nobody reads stops the
 * process: it goes on without its log, and tells how many lines were lost when
 * it can write again.
 * @param readable turns each line into what is written instead.
 */
export function openLog(level: string, readable?: Readable): Log {
  // To open `process.stdout` makes a pipe non-blocking: a write that would wait fails instead.
  const { fd } = process.stdout;
  const output = new SonicBoom({ fd, sync: true, maxLength: KEPT, retryEAGAIN: () => false });
  // Not the output itself: pino would call its `flushSync`, which tries for ever.
  const logger = pino(
    { level, base: null, serializers: { err: (error: unknown) => describeError(error) } },
    { write: readable ? (line) => hold(readable(line)) : hold },
  );

  // What one turn of the event loop logs is written at once: under load that is one call for many requests.
  let held = '';
  function hold(line: string): void {
    if (held === '') setImmediate(write);
    held += line;
  }
  function write(): void {
    output.write(held);
    held = '';
  }
  process.once('exit', write);

  let lost = 0;
  output.on('drop', (text: string) => {
    if (lost === 0) output.once('drain', tellLost);
    lost += text.split('\n').length - 1;
  });
  function tellLost(): void {
    const lines = lost;
    lost = 0;
    logger.error({ lines }, 'log lines lost');
  }

  let retry: NodeJS.Timeout | undefined;
  output.on('error', () => {
    retry ??= setTimeout(() => {
      retry = undefined;
      output.write('');
    }, RETRY).unref();
  });

  return {
    logger,
    ...(readable && level !== 'silent' && { say: hold }),
    close: () =>
      new Promise((closed) => {
        const late = setTimeout(closed, LAST_LINES);
        output.once('drain', () => {
          clearTimeout(late);
          closed();
        });
        write();
      }),
  };
}
