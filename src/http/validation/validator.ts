import type { RequestHandler } from 'express';
import * as OpenApiValidator from 'express-openapi-validator';
import type { Contract, Document } from '../contract/contract';
import { closeReplies } from './closed-replies';
import { listIfSmall } from './complaints';
import { UUID } from './formats';
import { findAll, matching } from './match';
import { replyCheck, type CheckReply } from './reply-check';

/** The validator's steps, to be placed in the pipeline one by one. */
export interface Validator {
  /** Finds the operation: 404 for an unknown path, 405 for an unknown method. */
  readonly match: RequestHandler;
  /** Validates parameters and body; fills in defaults. */
  readonly checkRequest: RequestHandler;
  /** Validates the body of a reply below 500. */
  readonly checkReply: CheckReply;
}

/**
 * Sets express-openapi-validator up with everything on that it leaves lax.
 * The steps stand apart so that a request is matched and its sender known
 * before its body is read.
 * @throws when the validator has other steps than those known here.
 */
export async function createValidator(contract: Contract): Promise<Validator> {
  const step = stepsOf(contract.document, { allErrors: false });
  // It is made for the first mistake that somebody makes: it takes as long as everything else here.
  let listing: RequestHandler | undefined;
  const list: RequestHandler = (req, res, next) => {
    listing ??= stepsOf(withoutReplies(contract.document), { allErrors: true })(
      'requestMiddleware',
    );
    void listing(req, res, next);
  };
  const match = step('metadataMiddleware');
  const findings = await findAll(contract, match);
  return {
    match: matching(findings, match),
    checkRequest: listIfSmall(step('requestMiddleware'), list),
    checkReply: replyCheck(findings, step('responseMiddleware')),
  };
}

/** @param allErrors whether a request is read on after its first mistake. */
function stepsOf(document: Document, { allErrors }: { readonly allErrors: boolean }) {
  const steps = OpenApiValidator.middleware({
    // A copy: the validator deletes parts of what it is given.
    apiSpec: closeReplies(document) as never,
    validateApiSpec: false, // `npm run check` has linted it, far more strictly
    validateRequests: { allErrors, allowUnknownQueryParameters: false },
    validateResponses: { allErrors: false },
    validateSecurity: false,
    fileUploader: false,
    ajvFormats: { mode: 'full' },
    formats: { uuid: { type: 'string', validate: UUID } },
  });
  return (name: string): RequestHandler => {
    const step = steps.find((handler) => handler.name === name);
    if (!step) throw new Error(`express-openapi-validator has no step ${name}.`);
    return step as RequestHandler;
  };
}

/** Replies are what the validator takes the most time to prepare; a check of requests needs none. */
function withoutReplies(document: Document): Document {
  const paths = mapValues(document.paths, (item) =>
    mapValues(item, (part) => (isOperation(part) ? { ...part, responses: {} } : part)),
  );
  return { ...document, paths };
}

function isOperation(part: unknown): part is { readonly responses: object } {
  return typeof part === 'object' && part !== null && 'responses' in part;
}

function mapValues<In, Out>(
  record: Readonly<Record<string, In>>,
  map: (value: In) => Out,
): Record<string, Out> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
