import { checkedChats } from '../queries/check-chats';
import {
  lookAtDeletions,
  lookAtLines,
  lookAtLive,
  lookAtMessages,
  lookAtStrays,
} from '../queries/check-messages';
import type { Look } from '../queries/check-rows';
import { storageProblems, storageSize } from '../queries/check-storage';
import type { On } from '../queries/statement';
import { judgeChats } from './chats';
import { CHECKS, type Check, type Findings } from './findings';
import { checkNumbers } from './numbers';
import { spans } from './spans';

/** How far it has come. */
export interface Checked {
  readonly doing: string;
  /** Chats and messages that were looked at so far. */
  readonly chats: number;
  readonly messages: number;
}

/**
 * Holds a database to what the server promises of it. It only reads, chats by pages and
 * everything else by statements that count, so that it needs little memory.
 * @param on a database that does not change meanwhile.
 * @param findings what was found, also where it throws because the database cannot be read.
 */
export async function checkDatabase(
  on: On,
  findings: Findings,
  progress: (checked: Checked) => void = () => undefined,
): Promise<void> {
  const so = { chats: 0, messages: 0 };
  const begin = (doing: string) => progress({ doing, ...so });

  begin('pages and indexes');
  await checkStorage(on, findings);
  begin('messages without a chat');
  await inspect(on, {}, lookAtStrays, { strays: 'strays' }, findings);
  for await (const span of spans(on)) {
    begin('chats');
    const chats = await checkedChats(on, span);
    await judgeChats(on, chats, findings);
    so.chats += chats.length;
    so.messages += await inspect(on, span, lookAtMessages, MESSAGES, findings);
  }
  begin('messages in progress');
  await inspect(on, {}, lookAtLive, { live: 'live' }, findings);
  begin('lines of change');
  await inspect(on, {}, lookAtLines, { lines: 'lines' }, findings);
  const deletions = await inspect(on, {}, lookAtDeletions, { lines: 'lines' }, findings);
  begin('numbers that are given twice');
  await checkNumbers(on, findings, so.chats + so.messages + deletions);
  for (const check of Object.keys(CHECKS) as Check[]) findings.looked(check, 0); // also where there is no row
}

const MESSAGES = { parents: 'parents', lines: 'lines', live: 'live', sizes: 'sizes' } as const;

async function checkStorage(on: On, findings: Findings): Promise<void> {
  const [size] = await storageSize(on, {});
  findings.looked('storage', Number(size!.rows));
  const problems = await storageProblems(on, {});
  const wanted = findings.found('storage', problems.length);
  findings.name(
    'storage',
    problems.slice(0, wanted).map(({ problem }) => ({ note: problem })),
  );
}

/** @returns how many rows it has looked at. */
async function inspect<Inputs extends object, Kind extends string>(
  on: On,
  inputs: Inputs,
  { counts, first }: Look<Inputs, Kind>,
  checks: Readonly<Record<Kind, Check>>,
  findings: Findings,
): Promise<number> {
  const [row] = await counts(on, inputs);
  const rows = Number(row!.looked_at);
  for (const [kind, check] of Object.entries(checks) as [Kind, Check][]) {
    findings.looked(check, rows);
    const wanted = findings.found(check, Number(row![kind]));
    if (wanted > 0) findings.name(check, await first[kind](on, { ...inputs, limit: wanted }));
  }
  return rows;
}
