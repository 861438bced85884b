import type { Fault } from '../fault';
import { concurrency } from './concurrency';
import { diskFull } from './disk-full';
import { fsyncError } from './fsync-error';
import { idempotencyStorm } from './idempotency-storm';
import { kill } from './kill';
import { slowClients } from './slow-clients';
import { terminate } from './terminate';
import { twoProcesses } from './two-processes';

export const scenarios: readonly Fault[] = [
  kill,
  terminate,
  twoProcesses,
  diskFull,
  fsyncError,
  idempotencyStorm,
  concurrency,
  slowClients,
];
