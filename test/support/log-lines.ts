import { pino, type Logger } from 'pino';

/** A line of the log. */
export interface LogLine {
  readonly level: number;
  readonly msg: string;
  readonly request_id?: string;
  readonly [name: string]: unknown;
}

/** A logger that keeps its lines. */
export function keepingLogger(level = 'info'): {
  readonly logger: Logger;
  readonly lines: LogLine[];
} {
  const lines: LogLine[] = [];
  const write = (line: string) => lines.push(JSON.parse(line) as LogLine);
  return { logger: pino({ level, base: null }, { write }), lines };
}
