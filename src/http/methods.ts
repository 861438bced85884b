import type { RequestHandler } from 'express';
import type { Contract } from './contract/contract';
import { HttpProblem } from './problems/http-problem';

/**
 * HEAD is answered as GET: the server sends the same headers, and node leaves
 * the body out because it has seen the method itself.
 */
export const headAsGet: RequestHandler = (req, _res, next) => {
  if (req.method === 'HEAD') req.method = 'GET';
  next();
};

/** A path with a slash behind it is another path; the validator would take it for the one without. */
export const exactPath: RequestHandler = (req, _res, next) => {
  if (req.path.endsWith('/')) throw new HttpProblem('not-found');
  next();
};

/** Every method that some path has, for the header `Allow` of a reply about no path at all. */
export function everyMethod({ operations }: Contract): string {
  const methods = [...operations.values()].map(({ method }) => method);
  return [...new Set([...methods, 'HEAD', 'OPTIONS'])].join(', ');
}
