import type { ApiKey } from '../auth/api-keys';
import type { AuthenticationConfig } from '../auth/authentication';
import { ConfigError, value, type Env } from './values';

/**
 * What proves who somebody is. No complaint quotes a secret.
 * @returns undefined where nothing does, and authentication is off.
 * @throws ConfigError
 */
export function readAuthentication(env: Env): AuthenticationConfig | undefined {
  const apiKeys = keys(value(env, 'API_KEYS'));
  const jwt = tokens(env);
  return apiKeys.length > 0 || jwt ? { apiKeys, jwt } : undefined;
}

/** What a bearer token may consist of (RFC 6750, section 2.1), and long enough not to be guessed. */
const KEY = /^[\w.~+/-]{16,}=*$/;

function keys(text: string | undefined): readonly ApiKey[] {
  if (text === undefined) return [];
  const found = text.split(',').map((part, i): ApiKey => {
    const [, owner = '', key = ''] = /^\s*([^:]*[^:\s])\s*:(.*?)\s*$/s.exec(part) ?? [];
    if (owner === '' || owner.length > 255)
      throw new ConfigError('API_KEYS', `must be owner:key,owner:key; entry ${i + 1} is not`);
    if (!KEY.test(key))
      throw new ConfigError(
        'API_KEYS',
        `must have keys of 16 characters or more, of letters, digits and -._~+/; that of entry ${i + 1} is none`,
      );
    return { owner, key };
  });
  const first = new Set<string>();
  for (const { key, owner } of found) {
    if (first.has(key)) throw new ConfigError('API_KEYS', `has the key of ${owner} twice`);
    first.add(key);
  }
  return found;
}

/** Bytes of a secret for HS256 (RFC 7518, section 3.2). */
const SECRET = 32;

function tokens(env: Env): AuthenticationConfig['jwt'] {
  const secret = value(env, 'JWT_SECRET');
  const url = value(env, 'JWT_JWKS_URL');
  const issuer = value(env, 'JWT_ISSUER');
  const audience = value(env, 'JWT_AUDIENCE');
  if (secret === undefined && url === undefined) {
    for (const [name, given] of Object.entries({ JWT_ISSUER: issuer, JWT_AUDIENCE: audience }))
      if (given !== undefined)
        throw new ConfigError(name, 'needs JWT_SECRET or JWT_JWKS_URL beside it');
    return undefined;
  }
  if (secret !== undefined && url !== undefined)
    throw new ConfigError('JWT_JWKS_URL', 'excludes JWT_SECRET');
  if (secret !== undefined && Buffer.byteLength(secret) < SECRET)
    throw new ConfigError('JWT_SECRET', `must be of ${SECRET} bytes or more`);
  return { keys: secret === undefined ? { url: keysUrl(url!) } : { secret }, issuer, audience };
}

/** Keys that somebody on the way could replace would let everybody in. */
function keysUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isLocal = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url?.hostname ?? '');
  if (url?.protocol !== 'https:' && !(url?.protocol === 'http:' && isLocal))
    throw new ConfigError('JWT_JWKS_URL', 'must be an https URL');
  return text;
}
