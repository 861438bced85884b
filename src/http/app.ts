import cors from 'cors';
import express, { type Express, type Request, type RequestHandler } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { jsonBody } from './validation/body';
import type { Contract } from './contract/contract';
import { answerErrors, dispatch } from './dispatch';
import { docs } from './docs';
import { refuseAtOnce } from './entrance';
import { matched } from './contract/matched';
import { exactPath, headAsGet } from './methods';
import type { Operations } from './operations/types';
import { problemPages } from './problems/pages';
import { requestLog } from './request-log';
import { strict } from './validation/strict';
import { createValidator } from './validation/validator';

export interface AppOptions {
  readonly contract: Contract;
  readonly operations: Operations;
  readonly logger: Logger;
  readonly newId: () => string;
  readonly corsOrigins: readonly string[] | '*';
  /** Bytes. */
  readonly bodyLimit: number;
  /** Tells whose chats a request is about; it may refuse the request by throwing. */
  readonly ownerOf: (req: Request) => string;
}

/** Builds the application: the way of a request, from top to bottom. It listens nowhere. */
export function createApp(options: AppOptions): Express {
  const { contract, operations, logger, newId, corsOrigins, bodyLimit } = options;
  const validator = createValidator(contract);
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false); // a chat's ETag is its revision
  app.set('case sensitive routing', true);
  app.set('strict routing', true);
  app.set('query parser', 'simple');

  app.use(requestLog(logger, newId));
  app.use(helmet(SECURITY));
  app.use(allowOrigins(corsOrigins));
  app.use(nameContract(contract));
  app.use(refuseAtOnce);
  app.use(headAsGet);
  app.use(docs(contract));
  app.use(exactPath);
  app.use(problemPages(contract));
  app.use(...validator.match);
  app.use(...validator.checkReply);
  app.use(knowOwner(contract, options.ownerOf));
  app.use(strict(contract));
  app.use(...jsonBody(bodyLimit));
  app.use(...validator.checkRequest);
  app.use(dispatch(contract, operations));
  app.use(answerErrors(contract));
  return app;
}

const SECURITY = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
  },
  crossOriginResourcePolicy: false, // who may read is CORS_ORIGINS' to say
  strictTransportSecurity: false, // TLS ends at the proxy, and so does what it promises
};

const EXPOSED = [
  'ETag',
  'Location',
  'X-Request-Id',
  'X-Contract',
  'Idempotency-Replayed',
  'Retry-After',
  'Allow',
];

/** Lets browsers of these origins in; any other OPTIONS request goes on to be answered with `Allow`. */
function allowOrigins(origins: readonly string[] | '*'): RequestHandler {
  const handler = cors({
    origin: origins === '*' ? '*' : [...origins],
    methods: ['GET', 'HEAD', 'POST', 'PATCH', 'DELETE'],
    exposedHeaders: EXPOSED,
    maxAge: 600,
  });
  const plain = cors({
    origin: origins === '*' ? '*' : [...origins],
    exposedHeaders: EXPOSED,
    preflightContinue: true,
  });
  return (req, res, next) =>
    (req.headers['access-control-request-method'] ? handler : plain)(req, res, next);
}

/** Tells on every reply which contract answers. */
function nameContract({ fingerprint }: Contract): RequestHandler {
  return (_req, res, next) => {
    res.setHeader('X-Contract', fingerprint);
    next();
  };
}

/** Operations that may answer 401 are those that belong to an owner. */
function knowOwner(contract: Contract, ownerOf: AppOptions['ownerOf']): RequestHandler {
  return (req, res, next) => {
    if (matched(contract, req).responses.has(401)) res.locals['owner'] = ownerOf(req);
    next();
  };
}
