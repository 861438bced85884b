import type { RequestHandler } from 'express';

/**
 * HEAD is answered as GET: the server sends the same headers, and node leaves
 * the body out because it has seen the method itself.
 */
export const headAsGet: RequestHandler = (req, res, next) => {
  if (req.method === 'HEAD') {
    req.method = 'GET';
    res.locals['bodiless'] = true; // a stream would have no end
  }
  next();
};
