import { actionsFor } from '../actions';
import { describeContract } from '../contract/contract';
import type { Node } from '../contract/schema';
import { Client } from '../wire/client';
import { jsonOf } from '../wire/request';
import { Findings, type Finding } from './findings';
import { Memory } from './memory';
import type { Options } from './options';
import { Shared } from './shared';
import { Tally } from './tally';
import type { Target } from './target';
import { work } from './worker';

export interface Outcome {
  readonly tally: Tally;
  readonly findings: Findings;
  readonly memory: Memory;
  readonly milliseconds: number;
}

export interface Listener {
  readonly onProgress: (sent: number, findings: number) => void;
  /** A kind of finding that has not come before. */
  readonly onFinding: (finding: Finding) => void;
}

/** Different findings after which it is no use to look for more. */
const ENOUGH = 40;

/** Parts of a run after each of which the memory is measured. */
const PARTS = 500;

/** Asks a server until it has answered so many requests. */
export async function fuzz(
  target: Target,
  { requests, seed, workers }: Options,
  { onProgress, onFinding }: Listener,
): Promise<Outcome> {
  const client = new Client(target.url);
  const contract = describeContract(
    jsonOf<Node>(await client.send({ method: 'GET', target: '/openapi.json', headers: [] })),
  );
  const [tally, findings, memory] = [new Tally(), new Findings(), new Memory(target.memory)];
  const shared = new Shared();
  const mayClear = target.ours && (await isEmpty(client));
  const actions = actionsFor(contract, { ours: target.ours, mayClear });
  let parts = 0;
  const goesOn = () => {
    while (tally.sent >= ((parts + 1) * requests) / PARTS) {
      parts += 1;
      memory.sample(tally.sent);
      if (parts % (PARTS / 10) === 0) onProgress(tally.sent, findings.kinds.length);
    }
    return tally.sent < requests && findings.kinds.length < ENOUGH;
  };
  const report = (finding: Finding) => {
    if (findings.add(finding)) onFinding(finding);
  };
  const start = performance.now();
  await Promise.all(
    Array.from({ length: workers }, (_, worker) => {
      const tag = tagOf(target.fresh ? seed : Date.now(), worker);
      const world = { contract, client, tally, seed, tag, worker, shared, mayClear };
      return work(world, actions, goesOn, report);
    }),
  );
  memory.sample(tally.sent);
  client.close();
  return { tally, findings, memory, milliseconds: performance.now() - start };
}

/** Whether a server has no chats that could be somebody's. */
async function isEmpty(client: Client): Promise<boolean> {
  const targets = ['true', 'false'].map((archived) => `/api/v1/chats?archived=${archived}`);
  const replies = await Promise.all(
    targets.map((target) => client.send({ method: 'GET', target, headers: [] })),
  );
  return replies.every((reply) => jsonOf<{ data?: unknown[] }>(reply).data?.length === 0);
}

/** Where others have been, the ids of an earlier run may be taken: the time makes them new. */
function tagOf(base: number, worker: number): string {
  return (base % 0x1000000).toString(16).padStart(6, '0') + worker.toString(16).padStart(2, '0');
}
