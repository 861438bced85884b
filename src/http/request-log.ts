import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { describeError } from './error-log';

const SANE = /^[A-Za-z0-9._-]{1,128}$/;

/** Gives each request its id and a log line when it is answered; bodies are never logged. */
export function requestLog(logger: Logger, newId: () => string): RequestHandler {
  return pinoHttp({
    logger,
    genReqId: (req, res) => {
      const sent = req.headers['x-request-id'];
      const id = typeof sent === 'string' && SANE.test(sent) ? sent : newId();
      res.setHeader('X-Request-Id', id);
      return id;
    },
    serializers: { req: () => undefined, res: () => undefined, err: describeError }, // headers may hold secrets
    wrapSerializers: false, // `err` would be given what pino makes of an error
    quietReqLogger: true,
    customAttributeKeys: { reqId: 'request_id' },
    customLogLevel: (_req, res, error) => ((error ?? res.err) ? 'error' : 'info'),
    customSuccessObject: (req, res, value: { responseTime: number }) => ({
      method: req.method,
      path: pathOf(req),
      status: res.statusCode,
      ms: value.responseTime,
    }),
    customSuccessMessage: () => 'request',
    customErrorObject: (req, res, error, value: { responseTime: number }) => ({
      method: req.method,
      path: pathOf(req),
      status: res.statusCode,
      ms: value.responseTime,
      err: error,
    }),
    customErrorMessage: () => 'request failed',
  }) as RequestHandler;
}

/** The path as it came; a router below may have cut its own off `url`. */
function pathOf(req: IncomingMessage & { originalUrl?: string }): string | undefined {
  return (req.originalUrl ?? req.url)?.split('?')[0];
}
