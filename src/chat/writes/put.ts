import type { Message, MessageReplacement } from '../contract';
import { InvalidMessage, MessageChanged, MessageFinal } from '../errors';
import { canonical } from '../idempotency';
import { expectContent, isSameText, toReplacement, type StoredMessage } from '../stored-message';
import { expectParent } from './append';
import type { Precondition } from './chats';
import { drafted, type DraftMessage } from './drafted';
import type { Plan } from './plan';

export interface Put {
  readonly owner: string;
  readonly chatId: string;
  /** In lower case. */
  readonly id: string;
  readonly message: MessageReplacement;
  /** What a message that exists has to be; with `'absent'` there must be none. */
  readonly precondition: Precondition | 'absent' | undefined;
}

/**
 * Stores a message under an id, or replaces it. Where nothing would differ,
 * nothing is changed.
 * @throws InvalidMessage, and when it is applied ChatNotFound, MessageFinal,
 * MessageChanged, InvalidMessage
 */
export function put(request: Put): Plan<{ readonly message: Message; readonly created: boolean }> {
  const { owner, chatId, id, precondition } = request;
  const { parent_sequence: parent } = request.message;
  const stored = toReplacement(request.message);
  if (stored.role !== 'assistant') expectContent(stored); // nothing that it could be the same as
  return {
    owner,
    chatId,
    ids: [id],
    replaces: stored.size,
    weight: stored.size,
    apply(draft) {
      const chat = draft.chat(owner, chatId);
      const known = draft.message(chat, id);
      if (known?.status === 'deleted') throw new MessageFinal(known.status);
      if (precondition !== undefined && !allows(precondition, known)) throw new MessageChanged();
      if (!known) {
        expectContent(stored);
        expectParent(chat, parent);
        const message = drafted(draft.add(chat, { id, parent }, stored));
        return () => ({ message, created: true });
      }
      if (parent !== undefined && parent !== known.parent_sequence)
        throw new InvalidMessage('parent_sequence', 'of a message that exists cannot change');
      if (isSame(known, stored)) draft.touch(known);
      else {
        expectContent(stored);
        draft.replace(chat, known, stored);
      }
      const message = drafted(known);
      return () => ({ message, created: false });
    },
  };
}

function allows(precondition: Precondition | 'absent', known: DraftMessage | undefined): boolean {
  if (precondition === 'absent') return !known;
  return known !== undefined && precondition(known.revision);
}

/** A text that nobody had to know is of another size. */
function isSame({ role, status, metadata, text }: DraftMessage, wanted: StoredMessage): boolean {
  if (!text || !isSameText(text, wanted)) return false;
  const { role: author, status: state, metadata: notes } = wanted;
  return canonical([role, status, metadata]) === canonical([author, state, notes]);
}
