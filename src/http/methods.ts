import type { RequestHandler } from 'express';
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
