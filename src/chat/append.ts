import type { Outcome, SetWrite } from '../db/write-queue';
import { nameOf, type Append } from './append-item';
import { knownBefore, storedUnder, type Known } from './append-known';
import { storeMessages, reservePlaces, type Place } from './append-rows';
import type { Message } from './contract';
import { AlreadyExists, ChatNotFound, IdempotencyKeyReused } from './errors';
import type { Made } from './idempotency';
import type { World } from './world';

/** What is to be done about one append, decided before anything is written. */
type Plan =
  | { readonly do: 'store' }
  | { readonly do: 'fail'; readonly error: Error }
  /** The key has been used before: answer what it stored then. */
  | { readonly do: 'replay'; readonly sequence: number }
  /** The key is used by an item of this very set. */
  | { readonly do: 'repeat'; readonly first: number };

/**
 * Appends any number of appends to any number of chats with five statements.
 * The chats' counters give the places, under the chats' row locks: whatever
 * races, no sequence is skipped or given twice.
 */
export const appendMessages =
  ({ clock, newId }: World): SetWrite<Append, Made<Message[]>> =>
  async (appends, tx) => {
    const now = clock();
    const plans = planAll(appends, await knownBefore(appends, tx));
    const storing = appends.filter((_, i) => plans[i]!.do === 'store');
    const places = await reservePlaces(storing, now, tx);
    const missing = new Set(
      storing.map((append) => nameOf(append)).filter((chat) => !places.has(chat)),
    );
    const stored = await storeMessages(
      storing
        .filter((append) => !missing.has(nameOf(append)))
        .map((append) => ({ append, places: take(places.get(nameOf(append))!, append) })),
      { now, newId },
      tx,
    );

    const outcomes: Outcome<Made<Message[]>>[] = [];
    for (const [i, append] of appends.entries()) {
      const plan = plans[i]!;
      if (missing.has(nameOf(append))) outcomes.push({ error: new ChatNotFound() });
      else if (plan.do === 'fail') outcomes.push({ error: plan.error });
      else if (plan.do === 'store')
        outcomes.push({ value: { made: stored.get(append)!, replayed: false } });
      else if (plan.do === 'repeat')
        outcomes.push({ value: { made: stored.get(appends[plan.first]!)!, replayed: true } });
      else {
        const made = await storedUnder(append, plan.sequence, tx);
        outcomes.push({ value: { made, replayed: true } });
      }
    }
    return outcomes;
  };

function planAll(appends: readonly Append[], known: Known): Plan[] {
  const ids = new Set(known.ids);
  const keys = new Map<string, { hash: string; plan: Plan }>(
    [...known.keys].map(([name, { hash, sequence }]) => [
      name,
      { hash, plan: { do: 'replay', sequence } },
    ]),
  );
  return appends.map((append, i) => {
    const { idempotency, messages } = append;
    const key = idempotency && nameOf(append, idempotency.key);
    const used = key && keys.get(key);
    if (used)
      return used.hash === idempotency.hash
        ? used.plan
        : { do: 'fail', error: new IdempotencyKeyReused() };

    const own = messages.flatMap(({ id }) => (id ? [nameOf(append, id.toLowerCase())] : []));
    if (new Set(own).size < own.length || own.some((id) => ids.has(id)))
      return { do: 'fail', error: new AlreadyExists('message') };
    own.forEach((id) => ids.add(id));
    if (key) keys.set(key, { hash: idempotency.hash, plan: { do: 'repeat', first: i } });
    return { do: 'store' };
  });
}

/** The next places of a chat, one for each message of the append. */
function take(chat: Place, { messages }: Append): Place[] {
  return messages.map(() => ({ sequence: chat.sequence++, revision: chat.revision++ }));
}
