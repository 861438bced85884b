import { setTimeout as wait } from 'node:timers/promises';
import { check } from '../../faults/check';
import { Client } from '../../faults/client';
import { EditLoad } from '../../faults/edit-load';
import { Edits } from '../../faults/edits';
import type { Setting } from '../../faults/fault';
import { createChats, Journal } from '../../faults/journal';
import { Load } from '../../faults/load';
import { Probe, readsOf } from '../../faults/probe';
import type { Fleet } from './fleet';
import { Followed } from './followed';
import { PatientClient } from './patient-client';
import { Step } from './step';

/** Clients of each kind; each waits for its reply. */
const [APPENDING, EDITING, FOLLOWING] = [12, 6, 6];
const CHATS = 4;
/** Milliseconds of load before what a step does, and after everything works again. */
const [BEFORE, AFTER] = [500, 1_000];
/** Milliseconds after which nobody believes that it will. */
const PATIENCE = 60_000;

/**
 * Clients of a fleet while something of it is replaced, step by step: they append, put,
 * annotate, delete, read, list and follow, all through the proxy. Between two steps nothing
 * is sent, and what lies in the database is held against what they were told.
 */
export class Rollout {
  readonly steps: Step[] = [];
  readonly journal = new Journal();
  readonly edits = new Edits();
  readonly #client: PatientClient;
  readonly #followed: Followed;
  #now = new Step('start');

  private constructor(
    private readonly fleet: Fleet,
    private readonly setting: Setting,
    private readonly chats: readonly string[],
  ) {
    const now = () => this.#now;
    this.#client = new PatientClient(fleet.nginx.url, now);
    this.#followed = new Followed(fleet.nginx.url, now).start(chats, FOLLOWING);
  }

  static async begin(fleet: Fleet, setting: Setting): Promise<Rollout> {
    const client = new Client(fleet.nginx.url);
    const chats = await createChats(client, CHATS);
    client.close();
    return setting.owned(() => Promise.resolve(new Rollout(fleet, setting, chats)));
  }

  /** Does something to the fleet under load, and looks what has become of it. */
  async step(name: string, work: () => Promise<void>): Promise<Step> {
    const { report, progress } = this.setting;
    const step = (this.#now = new Step(name));
    this.steps.push(step);
    const load = new Load(this.journal, this.chats, () => true).start(this.#client, APPENDING);
    const editing = new EditLoad(this.journal, this.edits, this.chats);
    editing.start(this.#client, EDITING);
    const probe = new Probe(this.#client, readsOf(this.chats[0]!, [200]));
    this.#followed.measure();
    await wait(BEFORE);
    const begun = performance.now();
    try {
      await work();
    } finally {
      step.took = performance.now() - begun;
      await this.#untilWorking(step);
      await wait(AFTER);
      step.end();
      this.#followed.pause();
      await Promise.all([load.stop(), editing.stop(), probe.stop(report)]);
    }
    for (const complaint of [...load.otherwise, ...load.cut, ...editing.otherwise])
      report.expect(false, `${name}: ${complaint}`);
    for (const complaint of step.otherwise) report.expect(false, `${name}: ${complaint}`);
    step.findings = await check(this.fleet.pair.database, this.journal, this.edits);
    report.found(step.findings);
    await this.#followed.compare(this.fleet.pair.database, report);
    progress(`${name}: ${Math.round(step.took)} ms, ${step.requests} requests`);
    return step;
  }

  /** Resolves when a read and a write have succeeded, and every stream has told something. */
  async #untilWorking(step: Step): Promise<void> {
    const begun = performance.now();
    while (!(step.succeededSince(begun) && this.#followed.heardSince(begun))) {
      if (performance.now() - begun > PATIENCE) {
        this.setting.report.expect(false, `${step.name}: it does not work again`);
        return;
      }
      await wait(20);
    }
  }

  async drop(): Promise<void> {
    this.#client.close();
    await this.#followed.drop();
  }
}
