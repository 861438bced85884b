import type { RequestHandler } from 'express';
import type { Contract } from '../contract/contract';
import { HttpProblem, invalidBody, invalidQuery } from '../problems/http-problem';
import { matched } from '../contract/matched';

/** Not longer than the greatest: what a number cannot hold, the validator takes for infinite and lets by. */
const INTEGER = /^-?\d{1,16}$/;

/**
 * Closes what the validator leaves open before it sees the request: the
 * content type, a missing body, and integers written another way.
 */
export function strict(contract: Contract): RequestHandler {
  return (req, _res, next) => {
    const operation = matched(contract, req);
    if (operation.takesBody) {
      const length = Number(req.headers['content-length'] ?? 0);
      const empty = length === 0 && req.headers['transfer-encoding'] === undefined;
      if (empty && operation.bodyRequired) throw invalidBody('', 'is required');
      if (empty) delete req.headers['content-type'];
      else req.headers['content-type'] = jsonType(req.headers['content-type']);
    } else {
      delete req.headers['content-type'];
    }
    for (const { name, schema } of operation.query) {
      const text = req.query[name];
      if (Array.isArray(text)) throw invalidQuery(name, 'must be given only once');
      if (typeof text === 'string' && schema.type === 'integer' && !INTEGER.test(text))
        throw invalidQuery(name, 'must be an integer in decimal digits');
    }
    next();
  };
}

/**
 * The one content type that there is. Its parameters are dropped: the validator
 * keeps a compiled schema for each spelling that it meets, for ever.
 */
function jsonType(header = ''): string {
  const [type = '', ...parameters] = header.split(';').map((part) => part.trim().toLowerCase());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice(8);
  if (type !== 'application/json' || !/^("?)utf-?8\1$/.test(charset ?? 'utf-8'))
    throw new HttpProblem('unsupported-media-type');
  return type;
}
