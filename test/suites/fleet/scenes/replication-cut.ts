import { setTimeout as wait } from 'node:timers/promises';
import { check } from '../../faults/check';
import { Client } from '../../faults/client';
import type { Fault, Setting } from '../../faults/fault';
import { createChats, Journal } from '../../faults/journal';
import { Load } from '../../faults/load';
import { Fleet } from '../parts/fleet';
import { PatientClient } from '../parts/patient-client';
import { cutReplication } from '../parts/replication';
import { Step } from '../parts/step';

const CLIENTS = 12;
/** Appends before and after. */
const AROUND = 50;
/** Milliseconds in which the standby hears nothing. */
const CUT = 2_000;

/**
 * The standby hears nothing for two seconds before the primary is lost. Where writes wait
 * for it, none is acknowledged meanwhile and none lost; where they do not, those are lost.
 */
export const replicationCut: Fault = {
  name: 'replication-cut',
  rounds: { full: 3, quick: 1 },
  databases: ['postgres'],
  async run(setting) {
    const { rounds, report, progress } = setting;
    for (let round = 1; round <= rounds; round += 1)
      for (const synchronous of [true, false]) {
        const { before, meanwhile, after, findings } = await cutAndFailOver(setting, synchronous);
        const { lost, doubled } = findings;
        const told = `${synchronous ? 'synchronous' : 'asynchronous'}: ${before}, ${meanwhile} and ${after} acknowledged before, in and after the cut, ${lost} lost, ${doubled} doubled`;
        report.figures.push(told);
        progress(told);
        report.expect(after > 0, 'nothing was acknowledged after the fail-over');
        report.expect(doubled === 0, `${doubled} stored more than once`);
        if (synchronous) report.found(findings);
        else
          report.expect(
            meanwhile > 0 && lost >= meanwhile - CLIENTS,
            `${meanwhile} acknowledged while nothing was copied, and only ${lost} found to be lost`,
          );
      }
  },
};

async function cutAndFailOver({ owned, report }: Setting, synchronous: boolean) {
  const fleet = await owned(() => Fleet.start({ servers: 2, synchronous }));
  const journal = new Journal();
  const plain = new Client(fleet.nginx.url);
  const chats = await createChats(plain, 4);
  plain.close();
  const step = new Step('cut');
  const client = new PatientClient(fleet.nginx.url, () => step);
  const load = new Load(journal, chats, () => true).start(client, CLIENTS);
  await load.acknowledged(AROUND);
  await cutReplication(fleet.pair.standby);
  const before = journal.acknowledged;
  await wait(CUT);
  await fleet.pair.primary.stop('immediate');
  const meanwhile = journal.acknowledged - before;
  await fleet.pair.failOver();
  await load.acknowledged(before + meanwhile + AROUND);
  await load.stop();
  client.close();
  for (const complaint of [...load.otherwise, ...load.cut, ...step.otherwise])
    report.expect(false, complaint);
  const after = journal.acknowledged - before - meanwhile;
  return { before, meanwhile, after, findings: await check(fleet.pair.database, journal) };
}
