import { messagesAt } from '../../db/queries/messages';
import type { WriteTx } from '../../db/set-write';
import type { Message, MessageUpdate } from '../contract';
import { InvalidMessage, MessageFinal, MessageNotFound } from '../errors';
import { canonical } from '../idempotency';
import { readMessages } from '../read-messages';
import { isSameText, toText } from '../stored-message';
import { drafted, type DraftMessage } from './drafted';
import { missingPart } from './piece';
import type { Answer, Plan } from './plan';

export interface UpdateMessage {
  readonly owner: string;
  readonly chatId: string;
  /** In lower case. */
  readonly id: string;
  readonly changes: MessageUpdate;
}

/** The answer is the whole message, of which only the database knows how long it is. */
const ANSWER = 20_000;

/**
 * Fills an answer in progress, or changes the metadata of any message. Where
 * nothing would differ, nothing is changed.
 * @throws InvalidMessage, and when it is applied ChatNotFound, MessageNotFound,
 * MessageFinal, OffsetMismatch, InvalidMessage
 */
export function update({ owner, chatId, id, changes }: UpdateMessage): Plan<Message> {
  const { append, metadata, status, ...parts } = changes;
  if (append && parts.content !== undefined)
    throw new InvalidMessage('append', 'cannot be combined with content');
  const replacesText = Object.keys(parts).length > 0;
  const onlyMetadata = !append && !status && !replacesText;
  return {
    owner,
    chatId,
    ids: [id],
    loadsText: replacesText || onlyMetadata,
    appendsAt: append?.offset,
    weight: ANSWER,
    apply(draft) {
      const chat = draft.chat(owner, chatId);
      const message = draft.message(chat, id);
      if (!message) throw new MessageNotFound();
      if (message.status === 'deleted') throw new MessageFinal(message.status);
      if (!onlyMetadata && message.status !== 'in_progress') throw new MessageFinal(message.status);
      const piece = append ? missingPart(message, append) : '';
      const text = replacesText ? toText(message.text!, parts, message.metadata) : undefined;
      const differs = {
        text: text && !isSameText(text, message.text!) ? text : undefined,
        metadata:
          metadata && canonical(metadata) !== canonical(message.metadata) ? metadata : undefined,
        status,
      };
      if (piece !== '' || Object.values(differs).some((change) => change !== undefined))
        draft.update(chat, message, { piece, ...differs });
      draft.touch(message);
      return answer(message);
    },
  };
}

/** As it is now where its text is known; otherwise as it is when everything has been written. */
function answer(message: DraftMessage): Answer<Message> {
  if (message.text) {
    const known = drafted(message);
    return () => known;
  }
  return (tx) => (message.whole ??= readWhole(message, tx));
}

async function readWhole({ owner, chat_id: id, sequence }: DraftMessage, tx: WriteTx) {
  const [page] = await messagesAt(tx, { owner, id, sequences: JSON.stringify([sequence]) });
  return readMessages(page!)[0]!;
}
