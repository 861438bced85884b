import type { JWTVerifyGetKey } from 'jose' with { 'resolution-mode': 'import' };
import { Unavailable } from '../db/failures';

/** Where public keys are, and how they are fetched. */
export interface KeySetOptions {
  readonly url: string;
  /** Milliseconds that the server has to answer; 3,000 if left out. */
  readonly patience?: number;
  /**
   * Milliseconds between two looks for a key that is not there, as anybody can
   * make up the name of one; 10,000 if left out.
   */
  readonly cooldown?: number;
}

/** Milliseconds for which a server that did not answer is not asked again, while no key is known. */
const PAUSE = 1_000;
/** Milliseconds after which the keys are looked at again, so that one that was withdrawn is forgotten. */
const AGE = 600_000;

type KeySet = JWTVerifyGetKey & {
  reload(): Promise<void>;
  readonly reloading: boolean;
};

/**
 * The public keys under a URL (RFC 7517), fetched when they are first needed, and
 * again for a key that is not among them. They are looked at again now and then in
 * the background, so that a slow server delays nobody whose key is known; while it
 * is away the keys that it had are still good.
 * @throws (from the function) Unavailable when a key is not known and the server does not answer.
 */
export function keySet({
  url,
  patience = 3_000,
  cooldown = 10_000,
}: KeySetOptions): JWTVerifyGetKey {
  let made: Promise<KeySet> | undefined;
  let readAt: number | undefined;
  let failedAt = -Infinity;
  const make = async (): Promise<KeySet> => {
    const { createRemoteJWKSet } = await import('jose');
    return createRemoteJWKSet(new URL(url), {
      timeoutDuration: patience,
      cooldownDuration: cooldown,
      cacheMaxAge: Infinity,
    });
  };
  /** Reads the keys again that are known for long; who comes after a long silence waits for it. */
  const renew = async (keys: KeySet) => {
    const age = performance.now() - (readAt ?? performance.now());
    if (age < AGE) return;
    readAt = performance.now();
    const reading = keys.reload().catch(() => undefined); // those that are known serve on
    if (age > 2 * AGE) await reading;
  };
  return async (header, token) => {
    if (performance.now() - failedAt < PAUSE && readAt === undefined) throw unavailable();
    const keys = await (made ??= make());
    await renew(keys);
    try {
      const key = await keys(header, token);
      readAt ??= performance.now();
      return key;
    } catch (error) {
      if (isAbsent(error)) {
        readAt ??= performance.now();
        throw error;
      }
      failedAt = performance.now();
      throw unavailable(error);
    }
  };
}

function unavailable(cause?: unknown): Unavailable {
  return new Unavailable('The keys of tokens cannot be read.', 5, { cause });
}

/** Whether the keys were read, and the one that is looked for is not among them or unfit. */
function isAbsent(error: unknown): boolean {
  const { code = '' } = error as { code?: string };
  return /^ERR_(JWKS_NO_MATCHING_KEY|JWKS_MULTIPLE_MATCHING_KEYS|JOSE_NOT_SUPPORTED)$/.test(code);
}
