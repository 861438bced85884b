import type { RequestHandler } from 'express';
import * as OpenApiValidator from 'express-openapi-validator';
import type { Contract } from '../contract/contract';
import { closeReplies } from './closed-replies';
import { UUID } from './formats';

/** The validator's steps, to be placed in the pipeline one by one. */
export interface Validator {
  /** Finds the operation: 404 for an unknown path, 405 for an unknown method. */
  readonly match: readonly RequestHandler[];
  /** Validates parameters and body; fills in defaults. */
  readonly checkRequest: readonly RequestHandler[];
  /** Validates what `res.json` sends below 500. */
  readonly checkReply: readonly RequestHandler[];
}

/**
 * Sets express-openapi-validator up with everything on that it leaves lax.
 * The steps stand apart so that a request is matched and its sender known
 * before its body is read.
 * @throws when the validator has other steps than those known here.
 */
export function createValidator(contract: Contract): Validator {
  const { document } = contract;
  const steps = OpenApiValidator.middleware({
    // A copy: the validator deletes parts of what it is given.
    apiSpec: closeReplies(document) as never,
    validateApiSpec: false, // `npm run check` has linted it, far more strictly
    validateRequests: { allErrors: true, allowUnknownQueryParameters: false },
    validateResponses: { allErrors: false },
    validateSecurity: false,
    fileUploader: false,
    ajvFormats: { mode: 'full' },
    formats: { uuid: { type: 'string', validate: UUID } },
  });
  const named = (name: string): RequestHandler => {
    const step = steps.find((handler) => handler.name === name);
    if (!step) throw new Error(`express-openapi-validator has no step ${name}.`);
    return step as RequestHandler;
  };
  return {
    match: [remembering(contract, named('metadataMiddleware'))],
    checkRequest: [named('requestMiddleware')],
    checkReply: [named('responseMiddleware')],
  };
}

/** What the validator leaves on a request, apart from the values in its path. */
interface Finding {
  readonly pathParams: Readonly<Record<string, string>>;
}

/**
 * The validator compiles the pattern of every path anew for every request. What
 * it found for a path and a method once is kept, and only the values of the path
 * are read again; whatever looks unusual is left to it.
 */
function remembering(contract: Contract, match: RequestHandler): RequestHandler {
  const paths = [...new Set([...contract.operations.values()].map(({ path }) => path))]
    .sort((a, b) => a.split('{').length - b.split('{').length) // `/batch` before `/{message_id}`
    .map((path) => ({
      pattern: new RegExp(`^${path.replace(/\{(\w+)\}/g, '(?<$1>[\\w-]+)')}$`),
      findings: new Map<string, Finding>(),
    }));
  return (req, res, next) => {
    const request = req as typeof req & { openapi?: Finding };
    const url = req.originalUrl.split('?', 1)[0]!;
    const path = paths.find(({ pattern }) => pattern.test(url));
    const finding = path?.findings.get(req.method);
    if (path && finding) {
      const pathParams = { ...path.pattern.exec(url)?.groups };
      request.openapi = { ...finding, pathParams };
      req.params = pathParams;
      next();
      return;
    }
    match(req, res, (error?: unknown) => {
      if (!error && request.openapi) path?.findings.set(req.method, request.openapi);
      next(error);
    });
  };
}
