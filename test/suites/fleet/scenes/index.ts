import type { Fault } from '../../faults/fault';
import { rollingRestart } from './rolling-restart';

export const scenes: readonly Fault[] = [rollingRestart];
