import type { RequestHandler } from 'express';
import { noOperation } from './problems/http-problem';

/** A path with a slash behind it is another path; the validator would take it for the one without. */
export const exactPath: RequestHandler = (req, _res, next) => {
  if (req.path.endsWith('/')) throw noOperation(req.path);
  next();
};
