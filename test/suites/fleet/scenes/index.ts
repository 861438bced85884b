import type { Fault } from '../../faults/fault';
import { laggingStandby } from './lagging-standby';
import { pgBouncerSession } from './pgbouncer-session';
import { pgBouncerTransaction } from './pgbouncer-transaction';
import { replicationCut } from './replication-cut';
import { rollingRestart } from './rolling-restart';
import { twoVersions } from './two-versions';

export const scenes: readonly Fault[] = [
  rollingRestart,
  replicationCut,
  laggingStandby,
  twoVersions,
  pgBouncerSession,
  pgBouncerTransaction,
];
