import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CryptoKey } from 'jose' with { 'resolution-mode': 'import' };

/** What a token says; what is undefined is left out. */
type Claims = Readonly<Record<string, unknown>>;

export interface SigningKey {
  readonly kid: string;
  readonly alg: string;
  readonly privateKey: CryptoKey;
  readonly publicJwk: object;
}

/** A server that publishes keys as it is told to, and counts how often it is asked. */
export interface KeyServer {
  readonly url: string;
  published: readonly object[];
  /** What it does before it answers; it may never return. */
  behave: () => Promise<void>;
  status: number;
  asked: number;
  close(): Promise<void>;
}

export async function startKeyServer(): Promise<KeyServer> {
  const server = createServer((_req, res) => {
    keys.asked += 1;
    void keys.behave().then(() => {
      res.writeHead(keys.status, { 'Content-Type': 'application/json' });
      res.end(JSON.stringify({ keys: keys.published }));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const keys: KeyServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`,
    published: [],
    behave: () => Promise.resolve(),
    status: 200,
    asked: 0,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return keys;
}

export async function signingKey(kid: string, alg = 'ES256'): Promise<SigningKey> {
  const { exportJWK, generateKeyPair } = await import('jose');
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { kid, alg, privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid, alg } };
}

/** A token that is good for an hour, unless the claims say something else. */
export async function sign({ kid, alg, privateKey }: SigningKey, claims: Claims = {}) {
  const { SignJWT } = await import('jose');
  return new SignJWT(goodFor(claims)).setProtectedHeader({ alg, kid }).sign(privateKey);
}

/** The same for a shared secret. */
export async function signWithSecret(secret: string, claims: Claims = {}, alg = 'HS256') {
  const { SignJWT } = await import('jose');
  const key = new TextEncoder().encode(secret);
  return new SignJWT(goodFor(claims)).setProtectedHeader({ alg }).sign(key);
}

/** The same without a signature. */
export async function unsigned(claims: Claims = {}) {
  const { UnsecuredJWT } = await import('jose');
  return new UnsecuredJWT(goodFor(claims)).encode();
}

function goodFor(claims: Claims) {
  const exp = Math.floor(Date.now() / 1_000) + 3_600;
  return JSON.parse(JSON.stringify({ sub: 'alice', exp, ...claims })) as Record<string, unknown>;
}
