import { holdersOf, sharedNumbers } from '../queries/check-numbers';
import type { Place } from '../queries/check-rows';
import type { On } from '../queries/statement';
import { NAMED, type Findings } from './findings';

/**
 * Looks for numbers of an owner's line that were given more than once.
 * @param rows how many rows have one.
 */
export async function checkNumbers(on: On, findings: Findings, rows: number): Promise<void> {
  findings.looked('numbers', rows);
  const shared = await sharedNumbers(on, { limit: NAMED });
  const wrong = shared.filter(({ old }) => old === 0);
  findings.found('numbers', Number(wrong[0]?.total ?? 0));
  for (const { owner, revision } of wrong) {
    const [one, other] = await holdersOf(on, { owner, revision: Number(revision), limit: 2 });
    findings.name('numbers', [{ ...one!, note: `${revision} is also that of ${nameOf(other!)}` }]);
  }
  const old = shared.find((number) => number.old === 1);
  if (old)
    findings.notes.push(
      `${old.total} numbers are shared by several chats, below the latest million of their owner. That is right in a database that was begun before there were lines of change (migration 002), and wrong in any other.`,
    );
}

function nameOf({ chat_id, sequence }: Place): string {
  return sequence === null ? `chat ${chat_id}` : `chat ${chat_id}, sequence ${sequence}`;
}
