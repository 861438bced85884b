import type { RequestHandler } from 'express';
import type { Contract } from '../contract/contract';
import { matched } from '../contract/matched';
import { HttpProblem, invalidBody, invalidQuery } from '../problems/http-problem';
import { JSON_TYPE } from './content-type';

/** Not longer than the greatest: what a number cannot hold, the validator takes for infinite and lets by. */
const INTEGER = /^-?\d{1,16}$/;

/**
 * Closes what the validator leaves open before it sees the request: the
 * content type, a missing body, and integers written another way.
 */
export function strict(contract: Contract): RequestHandler {
  return (req, _res, next) => {
    const operation = matched(contract, req);
    const length = Number(req.headers['content-length'] ?? 0);
    const empty = length === 0 && req.headers['transfer-encoding'] === undefined;
    if (empty && operation.bodyRequired) throw invalidBody('', 'is required');
    if (empty || !operation.takesBody) delete req.headers['content-type'];
    else if (req.headers['content-type'] !== JSON_TYPE)
      throw new HttpProblem('unsupported-media-type');
    for (const { name, schema } of operation.query) {
      const text = req.query[name];
      if (Array.isArray(text)) throw invalidQuery(name, 'must be given only once');
      if (typeof text === 'string' && schema.type === 'integer' && !INTEGER.test(text))
        throw invalidQuery(name, 'must be an integer in decimal digits');
    }
    next();
  };
}
