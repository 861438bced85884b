import * as pg from 'pg';
import { parse, toClientConfig } from 'pg-connection-string';
import { Sequelize } from 'sequelize';
import type { Connections } from '../database';
import { postgres } from '../queries/dialect';
import { MIGRATIONS_TABLE } from '../migrate';
import { Client, PipelinedClient } from './postgres-client';
import { querying } from './postgres-query';
import { transacting } from './postgres-transaction';
import { watchServer } from './postgres-watch';

export interface PostgresOptions {
  readonly url: string;
  /** A standby to read chats from. */
  readonly replicaUrl?: string | undefined;
  /** Connections for reading; one more writes. */
  readonly poolSize: number;
  /** Milliseconds that a statement may take, or wait for a lock. */
  readonly statementTimeout: number;
  /** Whether to be notified of what other servers change; a look now and then finds it either way. */
  readonly listens?: boolean;
}

/** What the role may bound as well, where a pooler takes no bounds from who connects. */
const LIMITS = ['statement_timeout', 'idle_in_transaction_session_timeout'];

/** Milliseconds for the answer of a server that ought to have ended the statement itself. */
const LATENCY = 1_000;

/**
 * Opens PostgreSQL: a pool that reads and one connection that writes, since
 * writes are grouped. Connections are made when they are first needed, and anew
 * after the server was away.
 */
export function openPostgres(options: PostgresOptions): Connections {
  const { url, replicaUrl, poolSize, statementTimeout, listens = true } = options;
  const client = { ...clientConfig(url), ...connecting(statementTimeout) };
  const reader = pool(url, poolSize, statementTimeout);
  const writer = pool(url, 1, statementTimeout, PipelinedClient);
  const replica =
    replicaUrl === undefined ? undefined : pool(replicaUrl, poolSize, statementTimeout);
  return {
    dialect: postgres,
    read: querying(reader),
    replica: replica && querying(replica),
    transact: transacting(writer, statementTimeout + LATENCY),
    migrating: async (work) => {
      const patient = pool(url, 1, 0, PipelinedClient); // a migration may take long, or wait long for its turn
      try {
        return await transacting(
          patient,
          0,
        )(async (tx) => {
          for (const limit of LIMITS) await tx.run(`SET LOCAL ${limit} = 0`);
          return work(tx);
        });
      } finally {
        await patient.close();
      }
    },
    watch: (heard) => watchServer(listens ? client : undefined, heard),
    writable: async () => {
      await querying(writer)(WRITABLE);
    },
    close: async () => {
      await Promise.all([reader.close(), writer.close(), replica?.close()]);
    },
  };
}

function clientConfig(url: string) {
  return toClientConfig(parse(url, { useLibpqCompat: true }));
}

function connecting(timeout: number) {
  return {
    application_name: 'aldar-kose-backend',
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    connectionTimeoutMillis: timeout || 10_000,
  };
}

function pool(url: string, max: number, timeout: number, client = Client): Sequelize {
  const { user, password, host, port, database, ssl } = clientConfig(url);
  return new Sequelize({
    dialect: 'postgres',
    dialectModule: { Client: client, types: pg.types },
    username: user ?? '',
    password: (password as string | undefined) ?? '',
    host: host ?? 'localhost',
    port: port ?? 5432,
    database: database ?? user ?? '',
    pool: { max, acquire: timeout || 60_000, idle: 60_000 },
    dialectOptions: {
      ssl,
      ...connecting(timeout),
      ...(timeout > 0 && {
        statement_timeout: timeout,
        query_timeout: timeout + LATENCY,
        idle_in_transaction_session_timeout: timeout + LATENCY,
      }),
    },
    logging: false,
    retry: { max: 0 },
  });
}

/** A server that only reads refuses this like a write, and nothing is locked. */
const WRITABLE = `SELECT 1 FROM ${MIGRATIONS_TABLE} LIMIT 0 FOR UPDATE`;
