import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { describeError } from './error-log';

export interface RequestLogOptions {
  readonly logger: Logger;
  readonly newId: () => string;
  /** Told of each request that is over, and how many milliseconds it took. */
  readonly over?: ((req: Request, res: Response, milliseconds: number) => void) | undefined;
}

const SANE = /^[A-Za-z0-9._-]{1,128}$/;

/**
 * Gives each request its id, and a line in the log when it is over; neither
 * bodies, queries nor headers are logged. It is written here because a logger of
 * its own for each request, as pino-http makes two, took a seventh of what
 * `GET /health` takes altogether.
 */
export function requestLog({ logger, newId, over }: RequestLogOptions): RequestHandler {
  const log = logger.child({}, { serializers: { err: (error: unknown) => describeError(error) } });
  return (req, res, next) => {
    const begun = performance.now();
    const { method } = req; // HEAD is answered as GET
    const sent = req.headers['x-request-id'];
    const id = typeof sent === 'string' && SANE.test(sent) ? sent : newId();
    res.setHeader('X-Request-Id', id);
    res.once('close', () => {
      const milliseconds = performance.now() - begun;
      over?.(req, res, milliseconds);
      const error = errors.get(res);
      const level = error === undefined ? 'info' : 'error';
      if (!log.isLevelEnabled(level)) return;
      const line = {
        request_id: id,
        method,
        path: req.originalUrl.split('?', 1)[0],
        status: res.statusCode,
        ms: Math.round(milliseconds),
      };
      if (error === undefined) log.info(line, 'request');
      else log.error({ ...line, err: error }, 'request failed');
    });
    next();
  };
}

const errors = new WeakMap<Response, unknown>();

/** Lets the log tell why a request failed. */
export function tellLog(res: Response, error: unknown): void {
  errors.set(res, error);
}
