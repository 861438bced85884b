import type { Draft } from '../../src/chat/writes/draft';
import type { Plan } from '../../src/chat/writes/plan';
import type { Folded } from '../../src/db/queries/fold';
import type { messages } from '../../src/db/models/message';
import type { RowOf } from '../../src/db/models/table';
import type { PageOf } from '../../src/db/queries/message-range';
import { listMessages } from '../../src/db/queries/messages';
import type { On } from '../../src/db/queries/statement';
import type { SetWrite } from '../../src/db/set-write';
import {
  insertAttachments,
  listWithAttachments,
  type messageAttachments,
} from './attachments-table';

type Write = SetWrite<Plan<unknown>, unknown>;

interface Page {
  readonly messages: Folded<typeof messages> | null;
}

/** How attachments are written and read. */
export interface Keeping {
  readonly writing: (write: Write) => Write;
  /** The images are in it, wherever they are kept. */
  readonly page: (on: On, range: PageOf) => Promise<readonly Page[]>;
}

/** As the project keeps them. */
export const inRow: Keeping = { writing: (write) => write, page: listMessages.asc };

/** In a table of their own, in the same transaction. */
export const apart: Keeping = {
  writing: (write) => async (plans, tx) => {
    const rows: RowOf<typeof messageAttachments>[] = [];
    const last = plans.at(-1)!;
    const taking: Plan<unknown> = {
      ...last,
      apply: (draft) => {
        const answer = last.apply(draft);
        rows.push(...imagesOutOf(draft));
        return answer;
      },
    };
    const outcomes = await write([...plans.slice(0, -1), taking], tx);
    await insertAttachments(tx, rows);
    return outcomes;
  },
  page: listWithAttachments,
};

/** Leaves the messages without them. */
function imagesOutOf({ loaded }: Draft) {
  return [...loaded.messages.values()].flatMap((message) => {
    const { owner, chat_id, sequence, text } = message;
    message.text = { ...text!, images: [] };
    return text!.images.map((image, position) => {
      return { owner, chat_id, sequence, position, ...image };
    });
  });
}
