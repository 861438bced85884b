import type { RequestHandler } from 'express';
import * as OpenApiValidator from 'express-openapi-validator';
import type { Contract } from './contract';
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
export function createValidator({ document }: Contract): Validator {
  const steps = OpenApiValidator.middleware({
    // A copy: the validator deletes parts of what it is given.
    apiSpec: structuredClone(document) as never,
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
    match: ['pathParamsMiddleware', 'metadataMiddleware'].map(named),
    checkRequest: [named('requestMiddleware')],
    checkReply: [named('responseMiddleware')],
  };
}
