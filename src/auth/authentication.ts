import { apiKeys, type ApiKey } from './api-keys';
import { Unauthorized, type Authenticator, type Identity } from './identity';
import { jwts, type JwtOptions } from './jwt';
import { remembered } from './remembered';

/** How owners prove who they are. */
export interface AuthenticationConfig {
  readonly apiKeys: readonly ApiKey[];
  readonly jwt?: Omit<JwtOptions, 'clock'> | undefined;
}

/**
 * Tells whom the header `Authorization` names, at once where it can.
 * @throws (or rejects) Unauthorized, Unavailable
 */
export type Identify = (authorization: string | undefined) => Identity | Promise<Identity>;

/** RFC 6750, section 2.1. */
const BEARER = /^Bearer +([\w.~+/-]+=*) *$/i;

/** Asks the keys first, which takes no time, and then whoever knows tokens. */
export function authentication(
  { apiKeys: keys, jwt }: AuthenticationConfig,
  clock: () => Date,
): Identify {
  const authenticators: readonly Authenticator[] = [
    ...(keys.length > 0 ? [apiKeys(keys)] : []),
    ...(jwt ? [remembered(jwts({ ...jwt, clock }), clock)] : []),
  ];
  /** Waits only for those who need time: a promise for each request is felt. */
  const ask = (token: string, at = 0): Identity | Promise<Identity> => {
    const authenticator = authenticators[at];
    if (!authenticator) throw new Unauthorized('The token is not valid.');
    const found = authenticator.identify(token);
    if (found instanceof Promise) return found.then((one) => one ?? ask(token, at + 1));
    return found ?? ask(token, at + 1);
  };
  return (authorization) => {
    if (authorization === undefined) throw new Unauthorized();
    const [, token] = BEARER.exec(authorization) ?? [];
    if (token === undefined) throw new Unauthorized('The header holds no bearer token.');
    return ask(token);
  };
}
