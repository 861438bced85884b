import type { Fault } from '../../faults/fault';
import { bounded } from './pgbouncer/bounded';
import { crowded } from './pgbouncer/crowded';
import { full } from './pgbouncer/full';
import { restarted } from './pgbouncer/restarted';
import { told } from './pgbouncer/told';
import { turned } from './pgbouncer/turned';

/** Milliseconds: no notification comes, so what is told waits for the look every half second. */
const LOOKED = 500;

/** PgBouncer that lends a connection for a transaction at a time. */
export const pgBouncerTransaction: Fault = {
  name: 'pgbouncer-transaction',
  rounds: { full: 3, quick: 1 },
  databases: ['postgres'],
  async run(setting) {
    await told(setting, 'transaction', LOOKED);
    await bounded(setting, 'transaction');
    await crowded(setting);
    await full(setting, 'transaction');
    await turned(setting, 'transaction');
    await restarted(setting, 'transaction');
  },
};
