import type { Request, RequestHandler, Response } from 'express';
import type { Identify } from '../auth/authentication';
import type { Identity } from '../auth/identity';
import type { Contract } from './contract/contract';
import { matched } from './contract/matched';

/** Tells whom a request is from; it may refuse the request by throwing. */
export type OwnerOf = (req: Request) => Identity | Promise<Identity>;

/** For each security scheme of the contract, who knows the owners. */
export type Schemes = Readonly<Record<string, OwnerOf>>;

/**
 * Finds out whom a request is from, where its operation belongs to an owner.
 * @throws when the contract has a security scheme that nobody handles.
 */
export function knowOwner(contract: Contract, schemes: Schemes): RequestHandler {
  for (const { id, schemes: names } of contract.operations.values())
    for (const name of names)
      if (!schemes[name]) throw new Error(`Nobody handles the security scheme ${name} of ${id}.`);
  return (req, res, next) => {
    const [scheme] = matched(contract, req).schemes;
    const identity = scheme === undefined ? undefined : schemes[scheme]!(req);
    const known = (one: Identity | undefined) => {
      res.locals['identity'] = one;
      next();
    };
    if (identity instanceof Promise) identity.then(known, next);
    else known(identity);
  };
}

/** Knows owners by their tokens; what one of them was answered is for no other. */
export function byToken(identify: Identify): OwnerOf {
  return (req) => {
    req.res?.vary('Authorization');
    return identify(req.headers.authorization);
  };
}

/** Whom a request is from; undefined where its operation belongs to nobody. */
export function identityOf(res: Response): Identity | undefined {
  return res.locals['identity'] as Identity | undefined;
}
