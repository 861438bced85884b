import type { AuthenticationConfig } from './auth/authentication';
import { readAuthentication } from './config/authentication';
import { ConfigError, value, type Env } from './config/values';
import type { DatabaseConfig } from './db/connect';
import { parseDatabaseUrl, type DatabaseTarget } from './db/database-url';

/** Everything that can be set from outside, checked. */
export interface Config {
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  readonly database: DatabaseConfig;
  /** Allowed origins, or `'*'` for any. */
  readonly corsOrigins: readonly string[] | '*';
  readonly logLevel: LogLevel;
  /** Bytes. */
  readonly bodyLimit: number;
  /** Bytes of memory for replies that are kept while nothing changes; 0 keeps none. */
  readonly replyCache: number;
  /** Milliseconds after which an answer in progress that nobody goes on with is incomplete. */
  readonly inProgressTimeout: number;
  /** Milliseconds that a drain may take. */
  readonly shutdownTimeout: number;
  /** Event streams that one owner may have open. */
  readonly streamLimit: number;
  /** Names of this server besides those of the machine itself, while authentication is off. */
  readonly allowedHosts: readonly string[];
  /** Requests a minute that one owner may send, or one address while authentication is off; 0 for any number. */
  readonly rateLimit: number;
  /** Proxies in front, whose `X-Forwarded-For` counts. */
  readonly trustProxy: number;
  /** How owners prove who they are; undefined while everything belongs to one. */
  readonly authentication: AuthenticationConfig | undefined;
  /** Whether `/metrics` is there. */
  readonly metrics: boolean;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/**
 * Reads the configuration; an unset or empty variable has its default.
 * @throws ConfigError naming the first variable whose value is no good.
 */
export function readConfig(env: Env): Config {
  return {
    host: value(env, 'HOST') ?? '127.0.0.1',
    port: integer(env, 'PORT', 8000, 0, 65_535),
    database: database(env),
    corsOrigins: origins(value(env, 'CORS_ORIGINS') ?? '*'),
    logLevel: logLevel(value(env, 'LOG_LEVEL') ?? 'info'),
    bodyLimit: bytes(env, 'BODY_LIMIT', '1mb', 1_024, 100 * MB),
    replyCache: bytes(env, 'REPLY_CACHE', '64mb', 0, 64 * 1_024 * MB),
    inProgressTimeout: integer(env, 'IN_PROGRESS_TIMEOUT', 600, 1, 604_800) * 1_000,
    shutdownTimeout: integer(env, 'SHUTDOWN_TIMEOUT', 5, 0, 3_600) * 1_000,
    streamLimit: integer(env, 'STREAM_LIMIT', 1_000, 1, 1_000_000),
    allowedHosts: hosts(value(env, 'ALLOWED_HOSTS') ?? ''),
    rateLimit: integer(env, 'RATE_LIMIT', 0, 0, 1_000_000),
    trustProxy: integer(env, 'TRUST_PROXY', 0, 0, 100),
    authentication: readAuthentication(env),
    metrics: oneOf(env, 'METRICS', ['on', 'off']) === 'on',
  };
}

function integer(env: Env, name: string, fallback: number, min: number, max: number): number {
  const text = value(env, name) ?? String(fallback);
  const number = /^\d{1,10}$/.test(text) ? Number(text) : NaN;
  if (!(number >= min && number <= max))
    throw new ConfigError(name, `must be a whole number from ${min} to ${max}, not "${text}"`);
  return number;
}

/** The first of them is the default. */
function oneOf<T extends string>(env: Env, name: string, values: readonly [T, ...T[]]): T {
  const text = value(env, name) ?? values[0];
  const found = values.find((known) => known === text);
  if (found === undefined)
    throw new ConfigError(name, `must be ${values.join(' or ')}, not "${text}"`);
  return found;
}

function database(env: Env): DatabaseConfig {
  const target = databaseUrl(env, 'DATABASE_URL') ?? { dialect: 'sqlite', path: 'data/app.db' };
  const poolSize = integer(env, 'DATABASE_POOL_SIZE', 10, 1, 1_000);
  const statementTimeout = integer(env, 'DATABASE_STATEMENT_TIMEOUT', 5, 1, 3_600) * 1_000;
  const listens = oneOf(env, 'DATABASE_LISTEN', ['on', 'off']) === 'on';
  const replica = databaseUrl(env, 'DATABASE_REPLICA_URL');
  const batching = oneOf(env, 'DATABASE_BATCH', ['all', 'owner']);
  if (replica && (target.dialect !== 'postgres' || replica.dialect !== 'postgres'))
    throw new ConfigError('DATABASE_REPLICA_URL', 'is for PostgreSQL beside PostgreSQL only');
  if (target.dialect === 'sqlite') return target;
  return { ...target, replicaUrl: replica?.url, poolSize, statementTimeout, listens, batching };
}

function databaseUrl(env: Env, name: string): DatabaseTarget | undefined {
  const text = value(env, name);
  if (text === undefined) return undefined;
  try {
    return parseDatabaseUrl(text);
  } catch (error) {
    throw new ConfigError(name, (error as Error).message);
  }
}

function origins(text: string): readonly string[] | '*' {
  if (text === '*') return '*';
  return text.split(',').map((part) => {
    const origin = part.trim();
    if (!URL.canParse(origin) || new URL(origin).origin !== origin)
      throw new ConfigError(
        'CORS_ORIGINS',
        `must be * or origins like https://app.example, not "${origin}"`,
      );
    return origin;
  });
}

function hosts(text: string): readonly string[] {
  if (text === '') return [];
  return text.split(',').map((part) => {
    const host = part.trim();
    if (!/^([\w.-]+|\[[\dA-Fa-f:.]+\])$/.test(host))
      throw new ConfigError('ALLOWED_HOSTS', `must be names without a port, not "${host}"`);
    return host;
  });
}

function logLevel(text: string): LogLevel {
  const level = LOG_LEVELS.find((known) => known === text);
  if (!level)
    throw new ConfigError('LOG_LEVEL', `must be one of ${LOG_LEVELS.join(', ')}, not "${text}"`);
  return level;
}

const MB = 1_048_576;
const UNITS = { b: 1, kb: 1_024, mb: MB } as const;

function bytes(env: Env, name: string, fallback: string, min: number, max: number): number {
  const text = value(env, name) ?? fallback;
  const [, digits, unit = 'b'] = /^(\d{1,9})(b|kb|mb)?$/i.exec(text) ?? [];
  const size = Number(digits) * UNITS[unit.toLowerCase() as keyof typeof UNITS];
  if (!(size >= min && size <= max))
    throw new ConfigError(
      name,
      `must be a size from ${min / 1_024}kb to ${max / MB}mb like 512kb, not "${text}"`,
    );
  return size;
}
