import { parse } from 'node:querystring';
import express, { type Express, type RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Metrics } from '../metrics/metrics';
import type { Contract } from './contract/contract';
import { constantHeaders, securityHeaders } from './constant-headers';
import { allowOrigins } from './cors';
import { answerErrors, dispatch } from './dispatch';
import { refuseAtOnce } from './entrance';
import type { EventStreams } from './event-streams';
import { exactPath } from './exact-path';
import { headAsGet } from './head-as-get';
import type { Ready } from './home';
import { inOrder } from './in-order';
import { countReplies } from './metrics-layer';
import type { Operations } from './operations/types';
import { knowOwner, type Schemes } from './owner';
import { pages } from './pages';
import { requestLog } from './request-log';
import { jsonBody } from './validation/body';
import { plainContentType } from './validation/content-type';
import { decodablePath } from './validation/decodable-path';
import { strict } from './validation/strict';
import type { Validator } from './validation/validator';

export interface AppOptions {
  readonly contract: Contract;
  readonly validator: Validator;
  readonly operations: Operations;
  readonly streams: EventStreams;
  readonly logger: Logger;
  readonly newId: () => string;
  readonly corsOrigins: readonly string[] | '*';
  /** Bytes. */
  readonly bodyLimit: number;
  readonly schemes: Schemes;
  /** Limits how much somebody may ask; undefined where nothing does. */
  readonly limits?: RequestHandler | undefined;
  /** Proxies in front, which tell the address of the client. */
  readonly trustProxy?: number;
  /** Without it nothing is counted, and there is no `/metrics`. */
  readonly metrics?: Metrics | undefined;
  /** Whether the server is ready, for its page at `/`. */
  readonly ready?: Ready;
}

/** One layer of the way of a request. */
export interface Layer {
  readonly name: string;
  readonly handler: RequestHandler;
}

/** The way of a request, from top to bottom. */
export function pipeline(options: AppOptions): readonly Layer[] {
  const { contract, validator, operations, streams, logger, newId, metrics } = options;
  const origins = allowOrigins(contract, options.corsOrigins);
  const layers: Readonly<Record<string, RequestHandler | undefined>> = {
    requestLog: requestLog({ logger, newId, over: metrics && countReplies(metrics) }),
    constantHeaders: constantHeaders([securityHeaders, ...origins.constant], {
      'X-Contract': contract.fingerprint,
    }),
    origins: origins.layer,
    refuseAtOnce,
    decodablePath: decodablePath(contract),
    headAsGet,
    pages: pages(contract, metrics, options.ready),
    exactPath,
    match: validator.match,
    plainContentType,
    knowOwner: knowOwner(contract, options.schemes),
    limits: options.limits,
    strict: strict(contract),
    jsonBody: jsonBody(options.bodyLimit),
    checkRequest: validator.checkRequest,
    dispatch: dispatch(contract, operations, streams, validator.checkReply),
  };
  return Object.entries(layers).flatMap(([name, handler]) => (handler ? { name, handler } : []));
}

/**
 * Builds the application. It listens nowhere.
 * @param layers the way of a request, where it is not the whole {@link pipeline}.
 */
export function createApp(options: AppOptions, layers = pipeline(options)): Express {
  const { contract, validator, logger } = options;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', options.trustProxy ?? 0);
  app.set('etag', false); // a chat's ETag is its revision
  app.set('case sensitive routing', true);
  app.set('strict routing', true);
  // By itself it reads no further than 1,000 parameters, and empty ones count.
  app.set('query parser', (text: string) => parse(text, '&', '=', { maxKeys: 0 }));

  app.use(inOrder(...layers.map(({ handler }) => handler)));
  app.use(answerErrors(contract, validator.checkReply, logger));
  return app;
}
