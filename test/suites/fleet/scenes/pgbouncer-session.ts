import type { Fault } from '../../faults/fault';
import { bounded } from './pgbouncer/bounded';
import { full } from './pgbouncer/full';
import { restarted } from './pgbouncer/restarted';
import { told } from './pgbouncer/told';
import { turned } from './pgbouncer/turned';

/** Milliseconds: a notification comes much sooner than the next look at the lines. */
const NOTIFIED = 100;

/** PgBouncer that gives each client a connection of its own for as long as it stays. */
export const pgBouncerSession: Fault = {
  name: 'pgbouncer-session',
  rounds: { full: 3, quick: 1 },
  databases: ['postgres'],
  async run(setting) {
    await told(setting, 'session', NOTIFIED);
    await bounded(setting, 'session');
    await full(setting, 'session');
    await turned(setting, 'session');
    await restarted(setting, 'session');
  },
};
