import type { WriteStream } from 'node:tty';
import { uriReference } from './http/problems/uri-reference';

/** A line of the log, as JSON, turned into one or more that a person reads. */
export type Readable = (line: string) => string;

/**
 * How the log is written for whoever sits in front of it: at a terminal, where
 * pino-pretty is installed, and not in production.
 * @returns undefined where programs read the log, and it stays as it is.
 */
export async function readableLog(
  env: Readonly<Record<string, string | undefined>>,
  { isTTY }: Pick<WriteStream, 'isTTY'>,
): Promise<Readable | undefined> {
  if (!isTTY || env['NODE_ENV'] === 'production') return undefined;
  const pretty = await import('pino-pretty').catch(() => undefined);
  if (!pretty) return undefined; // it is for development, and not there without its packages
  const format = pretty.prettyFactory({ translateTime: 'SYS:HH:MM:ss', singleLine: true });
  return (line) => format(shortened(JSON.parse(line) as Line));
}

interface Line {
  readonly level: number;
  readonly msg: string;
  readonly method?: string;
  readonly path?: string;
  readonly status?: number;
  readonly ms?: number;
  readonly request_id?: string;
  readonly [name: string]: unknown;
}

/** A request as people write it; its id is told only where somebody will look for it. */
function shortened(line: Line): object {
  const { method, path, status, ms, request_id, ...rest } = line;
  if (method === undefined || path === undefined || status === undefined) return line;
  // A terminal obeys some characters that a path may hold.
  const msg = `${method} ${uriReference(path)} ${status}, ${ms ?? 0} ms`;
  return { ...rest, msg, ...(status >= 500 && { request_id }) };
}
