import { isError } from '../db/failures';

/** What the log tells of an error: no more than this, since others of its properties hold what clients sent. */
export interface DescribedError {
  readonly type: string;
  readonly code?: string;
  readonly message: string;
  /** The calls that led to it, a line each. */
  readonly stack: string;
  readonly causes?: readonly DescribedError[];
}

/** Errors within errors; what lies deeper tells no more. */
const DEPTH = 5;

/** An error for the log, without any value of a client. */
export function describeError(error: unknown, depth = 1): DescribedError {
  if (!isError(error)) return { type: typeof error, message: '', stack: '' };
  const code = codeOf(error);
  const causes = depth < DEPTH ? causesOf(error) : [];
  return {
    type: error.name,
    ...(code !== '' && { code }),
    message: messageOf(error),
    stack: callsOf(error),
    ...(causes.length > 0 && { causes: causes.map((cause) => describeError(cause, depth + 1)) }),
  };
}

type Linked = Error & {
  readonly code?: unknown;
  readonly parent?: unknown;
  readonly errors?: unknown;
};

/** The error's own code, or that of what caused it. */
function codeOf(error: Linked, depth = 1): string {
  const { code } = error;
  if (typeof code === 'string' || typeof code === 'number') return String(code);
  const [cause] = causesOf(error);
  return cause && depth < DEPTH ? codeOf(cause, depth + 1) : '';
}

/** Sequelize names the driver's error `parent`; an AggregateError has several. */
function causesOf({ cause, parent, errors }: Linked): Error[] {
  const all = [cause ?? parent, ...(Array.isArray(errors) ? (errors as unknown[]) : [])];
  return all.filter(isError);
}

/**
 * Codes whose messages quote names of the schema or of the system and nothing
 * else: the network's, and PostgreSQL's classes of errors but for those about
 * data and syntax (PostgreSQL manual, appendix A).
 */
const QUOTES_NAMES =
  /^(E(?!RR_)[A-Z_]+|(08|0A|23|25|26|28|3D|3F|40|53|54|55|57|58)...|42(?!601)...)$/;
/** What a function in the database raises can be any text. */
const RAISED = /^P0...$/;

/** Characters of a message that are kept. */
const LENGTH = 500;

/** The message without what it quotes, where that may be a value. */
function messageOf(error: Error): string {
  const code = codeOf(error);
  if (RAISED.test(code)) return '';
  if (QUOTES_NAMES.test(code)) return error.message.slice(0, LENGTH);
  return error.message
    .replace(/["'`][^]*["'`]/, '"…"') // from the first quote to the last: values have quotes too
    .replace(/(\/metadata)\/[^]*(?= must )/, '$1/…') // the validator names a client's keys
    .slice(0, LENGTH);
}

const CALL = /^ {4}at .+(:\d+:\d+\)?|\((<anonymous>|native|index \d+)\))$/;

/** The stack below the message, which it repeats, and which may itself look like calls. */
function callsOf({ message, stack = '' }: Error): string {
  const start = stack.indexOf(message);
  const lines = stack.slice(start < 0 ? 0 : start + message.length).split('\n');
  const last = lines.findLastIndex((line) => !CALL.test(line));
  return lines
    .slice(last + 1)
    .map((line) => line.trim())
    .join('\n');
}
