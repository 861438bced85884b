import type { Outcome, SetWrite } from '../../db/write-queue';
import type { WriteTx } from '../../db/tx';
import { ChatError } from '../errors';
import type { World } from '../world';
import { Draft } from './draft';
import { load } from './load';
import { store } from './store';

/** What one request wants to do with the messages of a chat. */
export interface Plan<Result> {
  readonly owner: string;
  readonly chatId: string;
  /** The messages that it names, in lower case. */
  readonly ids: readonly string[];
  /** The idempotency key that it was sent with. */
  readonly key?: string | undefined;
  /** The size of the message that it puts in the place of another, in bytes. */
  readonly replaces?: number | undefined;
  /** Whether it deletes, which may set an idempotency key free. */
  readonly removes?: boolean | undefined;
  /** Bytes that it holds. */
  readonly weight: number;
  /**
   * Decides on what is there and notes what is to become of it.
   * @returns what gives the result once everything is written.
   * @throws ChatError before anything has been noted.
   */
  apply(draft: Draft): Answer<Result>;
}

export type Answer<Result> = (tx: WriteTx) => Result | Promise<Result>;

/**
 * Carries any number of plans out with a handful of statements, however many
 * chats they are about: what they need is loaded, each of them is applied to it
 * in the order of arrival, and what has become of it is stored.
 */
export const writeMessages =
  ({ clock, newId }: World): SetWrite<Plan<unknown>, unknown> =>
  async (plans, tx) => {
    const draft = new Draft(await load(plans, tx), tx.lines, clock(), newId);
    const answers = plans.map((plan) => apply(plan, draft));
    await store(draft, tx);
    const outcomes: Outcome<unknown>[] = [];
    for (const answer of answers)
      outcomes.push('error' in answer ? answer : { value: await answer.value(tx) });
    return outcomes;
  };

function apply(plan: Plan<unknown>, draft: Draft): Outcome<Answer<unknown>> {
  try {
    return { value: plan.apply(draft) };
  } catch (error) {
    if (error instanceof ChatError) return { error };
    throw error;
  }
}
