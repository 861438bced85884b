import type { IncomingMessage, RequestListener } from 'node:http';
import type { RequestHandler } from 'express';
import { sayClose } from './closing';
import type { Contract } from './contract/contract';
import { everyMethod } from './contract/every-method';
import { HttpProblem, tooLarge } from './problems/http-problem';
import { readTarget } from './target';

/** What a request brings along from the entrance. */
type Entered = IncomingMessage & { refusal?: HttpProblem | undefined };

export interface EntranceOptions {
  /** Bytes. */
  readonly bodyLimit: number;
  /** Whether the server answers for a host; for any, if left out. */
  readonly isOurs?: ((host: string) => boolean) | undefined;
}

/**
 * The way into the application: looks at a request's target, host and length
 * before express does. A refusal is left on the request, for the application
 * to answer like any other problem; see {@link refuseAtOnce}.
 */
export function entrance(
  app: RequestListener,
  contract: Contract,
  { bodyLimit, isOurs = () => true }: EntranceOptions,
): RequestListener {
  // Asked of the server as a whole, OPTIONS has no operation that could answer.
  const whole = new HttpProblem('method-not-allowed', undefined, undefined, {
    Allow: [...everyMethod(contract), 'OPTIONS'].join(', '),
  });
  return (req: Entered, res) => {
    const refusal = readTarget(req, isOurs) ?? checkLength(req, bodyLimit);
    if (refusal) sayClose(res);
    req.refusal = refusal ?? (req.url === '*' ? whole : undefined);
    app(req, res);
  };
}

function checkLength({ headers }: IncomingMessage, limit: number): HttpProblem | undefined {
  return Number(headers['content-length'] ?? 0) > limit ? tooLarge(limit) : undefined;
}

/** Throws what the entrance has against a request. */
export const refuseAtOnce: RequestHandler = (req: Entered, _res, next) => next(req.refusal);
