import { randomUUID } from 'node:crypto';
import { Revisions } from './revisions';

/**
 * A time in which a chat is certainly there, or certainly not: nobody has begun to
 * make or delete it since. The numbers tell in which order something was noted, so
 * that a count of it is all that has to be kept of a moment.
 */
export interface Life {
  readonly there: boolean;
  /** Messages that were stored in it. */
  readonly messages: Map<string, number>;
  /** Those of them that were deleted. */
  readonly deleted: Map<string, number>;
  /** The places that were given in it, and the number of each change. */
  readonly places: { readonly revision: number; readonly sequence: number }[];
}

/** What clients were told of a chat that is deleted and made anew under the same id. */
export class ToldChat {
  readonly id = randomUUID();
  readonly path = `/api/v1/chats/${this.id}`;
  /** Messages that are put again and again, in each of its lives. */
  readonly slots: readonly string[] = Array.from({ length: 3 }, () => randomUUID());
  /** Every other message that was ever told, the newest last. */
  readonly ids: string[] = [];
  readonly revisions = new Revisions();
  /** Everything in it is newer than its last deletion that was acknowledged. */
  born = 0;
  /** undefined while somebody makes or deletes it, and where that leaves open which came last. */
  life: Life | undefined;
  readonly #messages = new Map<string, Revisions>();
  #open = 0;
  #turn = 0;

  /** Whether somebody is making or deleting it. */
  get changing(): boolean {
    return this.#open > 0;
  }

  message(id: string): Revisions {
    const known = this.#messages.get(id);
    if (known) return known;
    const revisions = new Revisions();
    this.#messages.set(id, revisions);
    if (!this.slots.includes(id)) this.ids.push(id);
    return revisions;
  }

  /** Somebody asks to make or delete it. @returns what to call when that is answered. */
  begin(): (there: boolean) => void {
    const alone = this.#open === 0;
    const turn = (this.#turn += 1);
    this.#open += 1;
    this.life = undefined;
    return (there) => {
      this.#open -= 1;
      if (!alone || turn !== this.#turn) return;
      this.life = { there, messages: new Map(), deleted: new Map(), places: [] };
    };
  }

  /** It was not there at a moment after this number of the line was told. */
  gone(since: number): void {
    this.born = Math.max(this.born, since + 1);
    this.revisions.atLeast(this.born);
  }
}
