import type { RequestListener } from 'node:http';
import type { Logger } from 'pino';
import { uuidv7 } from 'uuidv7';
import { authentication } from './auth/authentication';
import { createApp, type AppOptions } from './http/app';
import { Live } from './chat/live/live';
import { chatStore } from './chat/chat-store';
import { messageStore } from './chat/message-store';
import { settleAbandoned } from './chat/settling';
import type { World } from './chat/world';
import type { Config } from './config';
import { databaseLog } from './database-log';
import { connect } from './db/connect';
import type { Database } from './db/database';
import { readContract } from './http/contract/contract';
import { encodeEvents } from './http/encode-events';
import { KeptReplies } from './http/kept-replies';
import { entrance } from './http/entrance';
import { EventStreams } from './http/event-streams';
import { rateLimits } from './http/rate-limits';
import { isLoopback, localHosts } from './http/hosts';
import { byToken, type OwnerOf } from './http/owner';
import { operationTable } from './http/operations/table';
import { refuseBroken, type RefuseBroken } from './http/refuse-broken';
import { createValidator } from './http/validation/validator';
import { Metrics } from './metrics/metrics';

export interface ServiceOptions extends Partial<World> {
  readonly config: Config;
  readonly logger: Logger;
  /** Tells whom a request is from, in place of what is configured. */
  readonly ownerOf?: OwnerOf;
  /** Makes the application of its parts, in place of {@link createApp}. */
  readonly makeApp?: (options: AppOptions) => RequestListener;
  /** Whether the process is this service's own, and is measured with it. */
  readonly measureProcess?: boolean;
}

/** Who asks while authentication is off. */
const LOCAL = { owner: 'local' };

/** The application on its open database; it listens nowhere. */
export interface Service {
  readonly app: RequestListener;
  readonly database: Database;
  readonly refuseBroken: RefuseBroken;
  /** Ends the event streams that are open. */
  readonly endStreams: () => void;
  /** Ends what runs in the background; the database stays open. */
  rest(): Promise<void>;
  /** Waits for the writes under way and closes the database. */
  close(): Promise<void>;
}

/**
 * Puts everything together: the database, the stores on it, the operations on
 * the stores and the application around them.
 * @throws when the database cannot be opened, read or migrated.
 */
export async function openService(options: ServiceOptions): Promise<Service> {
  const { config, logger, clock = () => new Date(), newId = uuidv7, makeApp = createApp } = options;
  const metrics = config.metrics ? await Metrics.open() : undefined;
  const { migrated, opened } = databaseLog(config.database, logger);
  const database = await connect(config.database, { failed: metrics?.countFailure, migrated });
  opened(database.writes);
  const messages = messageStore(database, { clock, newId });
  const live = new Live({
    database,
    failed: (error) => logger.warn({ err: error }, 'cannot read changes'),
  });
  const contract = readContract();
  const validator = await createValidator(contract);
  const operations = operationTable({
    chats: chatStore(database, { clock, newId }),
    messages,
    live,
    database,
    replies: new KeptReplies(validator.checkReply, config.replyCache),
  });
  const settling = settleAbandoned({
    messages,
    clock,
    timeout: config.inProgressTimeout,
    failed: (error) => logger.warn({ err: error }, 'cannot settle answers'),
  });
  const identify = config.authentication && authentication(config.authentication, clock);
  const ownerOf = options.ownerOf ?? (identify && byToken(identify));
  const streams = new EventStreams({
    encode: encodeEvents(contract),
    limit: ownerOf && config.streamLimit, // without authentication there is one owner for all
  });
  metrics?.measureQueue(database.writes);
  metrics?.measureStreams(streams);
  if (options.measureProcess) await metrics?.measureProcess();
  const app = makeApp({
    contract,
    validator,
    operations,
    streams,
    logger,
    newId,
    corsOrigins: config.corsOrigins,
    bodyLimit: config.bodyLimit,
    schemes: { bearer: ownerOf ?? (() => LOCAL) },
    limits:
      config.rateLimit > 0
        ? await rateLimits({ contract, limit: config.rateLimit, byOwner: ownerOf !== undefined })
        : undefined,
    trustProxy: config.trustProxy,
    metrics,
    ready: () => database.ready(),
  });
  // Who proves who they are may come by any name, and so may who comes from elsewhere.
  const isOurs = !ownerOf && isLoopback(config.host) ? localHosts(config.allowedHosts) : undefined;
  if (!ownerOf && !isLoopback(config.host))
    logger.warn(
      { host: config.host },
      'authentication is off: whoever reaches this server can read and change everything',
    );
  const rest = async () => {
    streams.end();
    await Promise.all([settling.stop(), live.stop()]);
  };
  return {
    app: entrance(app, contract, { bodyLimit: config.bodyLimit, isOurs }),
    database,
    refuseBroken: refuseBroken(contract, newId, logger),
    endStreams: () => streams.end(),
    rest,
    close: async () => {
      await rest();
      await database.close();
    },
  };
}
