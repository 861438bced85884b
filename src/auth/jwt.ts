import type { JWTPayload, JWTVerifyGetKey, JWTVerifyOptions } from 'jose' with {
  'resolution-mode': 'import',
};
import { Unavailable } from '../db/failures';
import { keySet, type KeySetOptions } from './key-set';
import { Unauthorized, type Authenticator, type Identity } from './identity';

export interface JwtOptions {
  /** What signs the tokens: a secret shared with whoever issues them, or where the public keys are. */
  readonly keys: { readonly secret: string } | KeySetOptions;
  readonly issuer?: string | undefined;
  readonly audience?: string | undefined;
  /** The time now. */
  readonly clock: () => Date;
}

/** Which algorithms a kind of key is for: a public key must never be taken for a secret. */
const SYMMETRIC = ['HS256'];
const ASYMMETRIC = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];

/** Three parts in base64url (RFC 7515, section 7.1). */
const COMPACT = /^[\w-]+\.[\w-]+\.[\w-]*$/;

/** Characters of the longest owner. */
const LONGEST = 255;

/**
 * Knows tokens that somebody else issues (RFC 7519): `sub` is the owner, and a
 * token without an expiry is none. What is left open, such as `iss` and `aud`,
 * is checked where it is configured.
 */
export function jwts({ keys, issuer, audience, clock }: JwtOptions): Authenticator {
  const key: JWTVerifyGetKey | Uint8Array =
    'secret' in keys ? new TextEncoder().encode(keys.secret) : keySet(keys);
  const options: JWTVerifyOptions = {
    algorithms: 'secret' in keys ? SYMMETRIC : ASYMMETRIC,
    requiredClaims: ['sub', 'exp'],
    ...(issuer !== undefined && { issuer }),
    ...(audience !== undefined && { audience }),
  };
  return {
    async identify(token) {
      if (!COMPACT.test(token)) return undefined;
      const { jwtVerify } = await import('jose');
      try {
        const { payload } = await jwtVerify(token, key as JWTVerifyGetKey, {
          ...options,
          currentDate: clock(),
        });
        return toIdentity(payload);
      } catch (error) {
        if (error instanceof Unavailable || error instanceof Unauthorized) throw error;
        throw new Unauthorized(reasonOf(error as Error & { code?: string }));
      }
    },
  };
}

function toIdentity({ sub = '', exp = 0 }: JWTPayload): Identity {
  const isOwner = typeof sub === 'string' && sub !== '' && Array.from(sub).length <= LONGEST;
  if (!isOwner || sub.includes('\0') || !sub.isWellFormed())
    throw new Unauthorized('The token names no owner.');
  return { owner: sub, until: new Date(exp * 1_000) };
}

function reasonOf({ code }: { readonly code?: string }): string {
  if (code === 'ERR_JWT_EXPIRED') return 'The token has expired.';
  if (code === 'ERR_JWT_CLAIM_VALIDATION_FAILED')
    return 'The token is not for this server, or not yet.';
  return 'The token is not valid.';
}
