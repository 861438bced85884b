import * as pg from 'pg';
import { parse, toClientConfig } from 'pg-connection-string';
import { QueryTypes, Sequelize, type Transaction } from 'sequelize';
import { defineModels } from '../models';
import type { Connections } from '../database';
import type { Transact } from '../tx';
import type { Query } from '../query';
import { postgres } from '../queries/dialect';
import { failure, mayRepeat } from '../failures';
import { MIGRATIONS_TABLE } from '../migrate';
import { Client } from './postgres-client';
import { watchServer } from './postgres-watch';

export interface PostgresOptions {
  readonly url: string;
  /** A standby to read chats from. */
  readonly replicaUrl?: string | undefined;
  /** Connections for reading; one more writes. */
  readonly poolSize: number;
  /** Milliseconds that a statement may take, or wait for a lock. */
  readonly statementTimeout: number;
}

/** How often a transaction is tried that lost a race against another server. */
const TRIES = 3;
/** Milliseconds for the answer of a server that ought to have ended the statement itself. */
const LATENCY = 1_000;

/**
 * Opens PostgreSQL: a pool that reads and one connection that writes, since
 * writes are grouped. Connections are made when they are first needed, and anew
 * after the server was away.
 */
export function openPostgres(options: PostgresOptions): Connections {
  const { url, replicaUrl, poolSize, statementTimeout } = options;
  const reader = pool(url, poolSize, statementTimeout);
  const writer = pool(url, 1, statementTimeout);
  const replica =
    replicaUrl === undefined ? undefined : pool(replicaUrl, poolSize, statementTimeout);
  return {
    dialect: postgres,
    read: querying(reader),
    replica: replica && querying(replica),
    transact: transacting(writer),
    migrating: async (work) => {
      const patient = pool(url, 1, 0); // a migration may take long, or wait long for its turn
      try {
        return await transacting(patient)(work);
      } finally {
        await patient.close();
      }
    },
    watch: (heard) => watchServer({ ...clientConfig(url), ...connecting(statementTimeout) }, heard),
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
    connectionTimeoutMillis: timeout || 10_000,
  };
}

function pool(url: string, max: number, timeout: number): Sequelize {
  const { user, password, host, port, database, ssl } = clientConfig(url);
  return new Sequelize({
    dialect: 'postgres',
    dialectModule: { Client, types: pg.types },
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

function transacting(sequelize: Sequelize): Transact {
  const models = defineModels(sequelize);
  return async (work) => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await sequelize.transaction((transaction) =>
          work({
            dialect: postgres,
            models,
            query: querying(sequelize, transaction),
            run: async (sql, bind = []) => {
              await sequelize.query(sql, { bind: [...bind], transaction });
            },
            options: { transaction },
          }),
        );
      } catch (error) {
        if (tries === TRIES || !mayRepeat(error)) throw failure(error);
      }
    }
  };
}

function querying(sequelize: Sequelize, transaction?: Transaction): Query {
  return async <Row extends object>(sql: string, bind: readonly unknown[] = []) => {
    try {
      return await sequelize.query<Row>(sql, {
        bind: [...bind],
        type: QueryTypes.SELECT,
        raw: true,
        ...(transaction && { transaction }),
      });
    } catch (error) {
      throw transaction ? error : failure(error);
    }
  };
}
