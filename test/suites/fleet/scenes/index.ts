import type { Fault } from '../../faults/fault';
import { laggingStandby } from './lagging-standby';
import { rollingRestart } from './rolling-restart';
import { twoVersions } from './two-versions';

export const scenes: readonly Fault[] = [rollingRestart, laggingStandby, twoVersions];
