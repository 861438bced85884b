import type { Fault, Setting } from '../../faults/fault';
import type { ServerProcess } from '../../../support/server-process';
import { Fleet } from '../parts/fleet';
import { ADDITION, nextVersion, RENAMING, type Change } from '../parts/next-version';
import { isReady, readiness, untilReadiness } from '../parts/readiness';
import { Rollout } from '../parts/rollout';
import type { Step } from '../parts/step';
import { stepTable } from '../parts/step-table';

const SERVERS = 2;

/**
 * The version after this one is rolled out under load, once with a migration beside which
 * servers of this one go on, and once with one that they cannot bear.
 */
export const twoVersions: Fault = {
  name: 'two-versions',
  rounds: { full: 3, quick: 1 },
  databases: ['postgres'],
  async run(setting) {
    const { rounds, report } = setting;
    const steps: Step[] = [];
    let acknowledged = 0;
    for (let round = 1; round <= rounds && report.failures.length === 0; round += 1)
      for (const roll of [goOn, giveWay]) {
        const rollout = await roll(setting);
        steps.push(...rollout.steps);
        acknowledged += rollout.journal.acknowledged + rollout.edits.acknowledged;
      }
    console.log(`\n${stepTable(steps)}\n`);
    report.figures.push(`${rounds} rounds of both`, `${acknowledged} writes acknowledged`);
  },
};

async function begin(setting: Setting, change: Change) {
  const { owned } = setting;
  const fleet = await owned(() => Fleet.start({ servers: SERVERS, synchronous: true }));
  const { script } = await owned(() => nextVersion(change));
  return { fleet, script, rollout: await Rollout.begin(fleet, setting) };
}

/** Servers of both versions answer for as long as the roll-out takes. */
async function goOn(setting: Setting): Promise<Rollout> {
  const { report } = setting;
  const { fleet, script, rollout } = await begin(setting, ADDITION);
  const [first, ...others] = fleet.servers as [ServerProcess, ...ServerProcess[]];
  const step = await rollout.step('addition: a new one beside the old ones', async () => {
    await fleet.addServer(script);
    await fleet.point(fleet.servers);
    const made = await fleet.pair.database.migrations();
    report.expect(made.includes(ADDITION.name), 'the new one has not migrated');
    for (const server of fleet.servers)
      report.expect(await isReady(server), 'a server is not ready beside the other version');
  });
  report.expect(step.count(503) === 0, `${step.count(503)} × 503 while both versions ran`);
  await rollout.step('addition: an old one starts anew', () => fleet.replaceServer(first));
  await rollout.step('addition: the old ones replaced', async () => {
    await fleet.replaceServer(fleet.servers.at(-1)!, script);
    for (const server of others) await fleet.replaceServer(server, script);
  });
  return rollout;
}

/** Old servers are not ready any more, are taken out, and only then replaced. */
async function giveWay(setting: Setting): Promise<Rollout> {
  const { report } = setting;
  const { fleet, script, rollout } = await begin(setting, RENAMING);
  const old = [...fleet.servers];
  await rollout.step('renaming: old ones out, then replaced', async () => {
    const server = await fleet.addServer(script);
    const seen = performance.now();
    for (const one of old) await untilReadiness(one, false);
    report.figures.push(`old ones not ready after ${Math.round(performance.now() - seen)} ms`);
    const { text } = await readiness(old[0]!);
    report.expect(text.includes(RENAMING.name), `/ready does not say why: ${text}`);
    await fleet.point([server]);
    for (const one of old) await fleet.stopServer(one);
    await fleet.addServer(script);
    await fleet.point(fleet.servers);
  });
  const step = await rollout.step('renaming: new ones alone', () => Promise.resolve());
  report.expect(step.count(503) === 0, `${step.count(503)} × 503 by new servers alone`);
  return rollout;
}
