import type { Outcome, SetWrite } from '../../db/set-write';
import { ChatError } from '../errors';
import type { World } from '../world';
import { Draft } from './draft';
import { load } from './load';
import type { Answer, Plan } from './plan';
import { store } from './store';

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
