import type { Fault } from '../../faults/fault';
import { Fleet } from '../parts/fleet';
import { Rollout } from '../parts/rollout';
import { stepTable } from '../parts/step-table';

/**
 * Everything of a fleet is replaced under load: each server, the standby, and PostgreSQL's
 * primary by promotion of the standby. Nothing that was acknowledged is lost or doubled.
 */
export const rollingRestart: Fault = {
  name: 'rolling-restart',
  rounds: { full: 3, quick: 1 },
  databases: ['postgres'],
  async run(setting) {
    const { rounds, quick, report, owned } = setting;
    const fleet = await owned(() => Fleet.start({ servers: quick ? 2 : 3, synchronous: true }));
    const rollout = await Rollout.begin(fleet, setting);
    await rollout.step('nothing happens', () => Promise.resolve());
    for (let round = 1; round <= rounds; round += 1) {
      for (const [i, server] of [...fleet.servers].entries())
        await rollout.step(`server ${i + 1} replaced`, () => fleet.replaceServer(server));
      await rollout.step('standby replaced', () => fleet.pair.replaceStandby());
      await rollout.step('primary lost, standby promoted', () => fleet.pair.failOver());
      await rollout.step('new standby made', () => fleet.pair.replaceStandby());
      if (report.failures.length > 0) break;
    }
    console.log(`\n${stepTable(rollout.steps)}\n`);
    report.figures.push(
      `${rounds} rounds, ${fleet.servers.length} servers`,
      `${rollout.journal.acknowledged} appends acknowledged`,
      `${rollout.edits.acknowledged} puts, annotations and deletions`,
      `${rollout.steps.reduce((sum, { streamsLost }) => sum + streamsLost, 0)} streams ended`,
    );
  },
};
