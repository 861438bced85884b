import type { ClientConfig } from 'pg';
import type { Heard, Watching } from '../database';
import type { MovedLine } from '../lines';
import { CHANNEL } from '../queries/dialect';
import { Client } from './postgres-client';

/** Milliseconds after which a lost connection is made anew. */
const AGAIN = 1_000;

/**
 * Milliseconds between two looks at the lines themselves. They are the net below
 * the notifications, and the way where a pooler lets none through.
 */
const LOOK = 500;

/**
 * Listens to what other servers have changed, on a connection of its own, and looks now and then.
 * @param config of that connection; without one it looks only, since a pooler that lends
 * connections for a transaction would lend one that listens to somebody else.
 */
export function watchServer(config: ClientConfig | undefined, heard: Heard): Watching {
  let stopped = false;
  let client: Client | undefined;
  let again: NodeJS.Timeout | undefined;
  const connect = () => {
    if (stopped || !config) return;
    const own = (client = new Client(config));
    own.on('notification', ({ payload }) => heard(linesOf(payload)));
    const lost = () => {
      if (client !== own) return;
      client = undefined;
      void goodbye(own).catch(() => undefined);
      if (!stopped) again = setTimeout(connect, AGAIN).unref();
    };
    own.once('end', lost);
    own
      .connect()
      .then(() => own.query(`LISTEN ${CHANNEL}`))
      .then(() => heard(), lost); // whatever was missed meanwhile
  };
  connect();
  const timer = setInterval(() => heard(), LOOK).unref();
  return {
    async stop() {
      stopped = true;
      clearInterval(timer);
      clearTimeout(again);
      if (client) await goodbye(client);
    },
  };
}

/** What the client overrides has no type of its own. */
function goodbye(client: Client): Promise<void> {
  return client.end();
}

/** As `moveLines` tells them; undefined where there were too many, or where it is no word of ours. */
function linesOf(payload = ''): readonly MovedLine[] | undefined {
  try {
    const lines = JSON.parse(payload) as [owner: string, revision: number, cleared: number][];
    return lines.map(([owner, revision]) => ({ owner, revision }));
  } catch {
    return undefined; // anybody who may connect may notify
  }
}
