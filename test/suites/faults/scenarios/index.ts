import type { Fault } from '../fault';
import { concurrency } from './concurrency';
import { cutOff } from './cut-off';
import { diskFull } from './disk-full';
import { fsyncError } from './fsync-error';
import { hostileBodies } from './hostile-bodies';
import { hostileHeaders } from './hostile-headers';
import { idempotencyStorm } from './idempotency-storm';
import { kill } from './kill';
import { largePages } from './large-pages';
import { pipelining } from './pipelining';
import { logFull } from './log-full';
import { manyStreams } from './many-streams';
import { postgresDiskFull, postgresLogFull } from './postgres-disk-full';
import { postgresHung, postgresHungWriter } from './postgres-hang';
import { postgresLocks } from './postgres-locks';
import { postgresRestart } from './postgres-restart';
import { slowClients } from './slow-clients';
import { staleReplies } from './stale-replies';
import { tenStarters } from './ten-starters';
import { terminate } from './terminate';
import { twoProcesses } from './two-processes';
import { uploads } from './uploads';

export const scenarios: readonly Fault[] = [
  kill,
  terminate,
  twoProcesses,
  staleReplies,
  cutOff,
  tenStarters,
  diskFull,
  logFull,
  fsyncError,
  idempotencyStorm,
  concurrency,
  manyStreams,
  slowClients,
  hostileBodies,
  hostileHeaders,
  largePages,
  pipelining,
  uploads,
  postgresRestart,
  postgresHungWriter,
  postgresHung,
  postgresLocks,
  postgresDiskFull,
  postgresLogFull,
];
