import type { Request, RequestHandler } from 'express';
import type { Contract } from './contract/contract';
import { matched } from './contract/matched';

/** Tells whose chats a request is about; it may refuse the request by throwing. */
export type OwnerOf = (req: Request) => string;

/** Operations that may answer 401 are those that belong to an owner. */
export function knowOwner(contract: Contract, ownerOf: OwnerOf): RequestHandler {
  return (req, res, next) => {
    if (matched(contract, req).responses.has(401)) res.locals['owner'] = ownerOf(req);
    next();
  };
}
