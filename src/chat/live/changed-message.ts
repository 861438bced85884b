import type { Read } from '../../db/models/columns';
import type { changedMessages } from '../../db/queries/chat-changes';
import { codePoints } from '../code-points';
import { toMessage } from '../present';
import type { Length, Lengths } from './lengths';

type ChangedRow = Read<typeof changedMessages.columns>;

/** A message that is new or has changed, as one look has read it. */
export class ChangedMessage {
  readonly sequence: number;
  readonly revision: number;
  /** How long its content is now, while it is in progress. */
  readonly length: Length | undefined;

  constructor(private readonly row: ChangedRow) {
    this.sequence = Number(row.sequence);
    this.revision = Number(row.revision);
    this.length =
      row.status === 'in_progress'
        ? {
            points: Number(row.known ?? 0) + codePoints(row.content).length,
            revision: this.revision,
          }
        : undefined;
  }

  /** @param lengths of what the follower holds; undefined where that is not known. */
  event(lengths: Lengths | undefined) {
    const { revision } = this;
    const id = String(revision);
    const offset = this.#grownFrom(lengths?.get(this.sequence));
    if (offset === undefined) return { event: 'message', id, data: toMessage(this.row) } as const;
    const { id: message_id, content, known } = this.row;
    // Either the rest alone has been read, or all of it.
    const text = known === null ? codePoints(content).slice(offset).join('') : content;
    return { event: 'delta', id, data: { message_id, offset, text, revision } } as const;
  }

  /** Where the text begins that was added, if nothing else has changed since. */
  #grownFrom(held: Length | undefined): number | undefined {
    if (!held || this.row.status !== 'in_progress') return undefined;
    const { known, rewritten } = this.row;
    if (known !== null) return Number(known);
    return rewritten !== null && Number(rewritten) <= held.revision ? held.points : undefined;
  }
}
