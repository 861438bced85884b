import { parse } from 'node:querystring';
import express, { type Express, type RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Metrics } from '../metrics/metrics';
import type { Contract } from './contract/contract';
import { allowOrigins } from './cors';
import { answerErrors, dispatch } from './dispatch';
import { docs } from './docs';
import { refuseAtOnce } from './entrance';
import type { EventStreams } from './event-streams';
import { exactPath } from './exact-path';
import { headAsGet } from './head-as-get';
import { countReplies, metricsPage } from './metrics-layer';
import { nameContract } from './name-contract';
import type { Operations } from './operations/types';
import { knowOwner, type Schemes } from './owner';
import { problemPages } from './problems/pages';
import { requestLog } from './request-log';
import { securityHeaders } from './security';
import { jsonBody } from './validation/body';
import { plainContentType } from './validation/content-type';
import { decodablePath } from './validation/decodable-path';
import { strict } from './validation/strict';
import { createValidator } from './validation/validator';

export interface AppOptions {
  readonly contract: Contract;
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
}

/** Builds the application: the way of a request, from top to bottom. It listens nowhere. */
export function createApp(options: AppOptions): Express {
  const { contract, operations, streams, logger, newId, corsOrigins, bodyLimit, metrics } = options;
  const validator = createValidator(contract);
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', options.trustProxy ?? 0);
  app.set('etag', false); // a chat's ETag is its revision
  app.set('case sensitive routing', true);
  app.set('strict routing', true);
  // By itself it reads no further than 1,000 parameters, and empty ones count.
  app.set('query parser', (text: string) => parse(text, '&', '=', { maxKeys: 0 }));

  if (metrics) app.use(countReplies(metrics));
  app.use(requestLog(logger, newId));
  app.use(nameContract(contract));
  app.use(securityHeaders);
  app.use(allowOrigins(contract, corsOrigins));
  app.use(refuseAtOnce);
  app.use(decodablePath(contract));
  app.use(headAsGet);
  app.use(docs(contract));
  if (metrics) app.use(metricsPage(metrics));
  app.use(exactPath);
  app.use(problemPages(contract));
  app.use(...validator.match);
  app.use(plainContentType);
  app.use(...validator.checkReply);
  app.use(knowOwner(contract, options.schemes));
  if (options.limits) app.use(options.limits);
  app.use(strict(contract));
  app.use(...jsonBody(bodyLimit));
  app.use(...validator.checkRequest);
  app.use(dispatch(contract, operations, streams));
  app.use(answerErrors(contract));
  return app;
}
