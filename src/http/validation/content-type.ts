import type { RequestHandler } from 'express';

/** What every other content type becomes. */
const OTHER = 'application/octet-stream';

/**
 * Leaves one of two content types on a request: the validator keeps a compiled
 * schema for each spelling that it meets, for ever, and takes time by the square
 * of what follows a semicolon.
 */
export const plainContentType: RequestHandler = (req, _res, next) => {
  const sent = req.headers['content-type'];
  if (sent !== undefined) req.headers['content-type'] = isJson(sent) ? JSON_TYPE : OTHER;
  next();
};

/** The one content type that there is. */
export const JSON_TYPE = 'application/json';

function isJson(header: string): boolean {
  const [type, ...parameters] = header.split(';').map((part) => part.trim().toLowerCase());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice(8);
  return type === JSON_TYPE && /^("?)utf-?8\1$/.test(charset ?? 'utf-8');
}
