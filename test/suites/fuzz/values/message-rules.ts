import type { MessageReplacement, MessageUpdate, NewMessage } from '../model/model';
import type { Choice } from './choice';
import { payloads } from './payload';
import { without } from './without';

/**
 * Makes a message of the contract's schema keep the rules that it tells in
 * words: a payload and its format go together, nothing is quite empty, only an
 * assistant's answer is in progress, and the parent has been stored.
 * @param count how many messages its chat has; without it no parent is named.
 */
export function sound<M extends NewMessage | MessageReplacement>(
  message: M,
  choice: Choice,
  count?: number,
): M {
  const { format } = message;
  const payload = choice.once(3) ? choice.of(payloads) : null;
  const both = payload
    ? { format: format ?? 'ai-sdk/v6', payload }
    : choice.one([{}, { format: null }, { payload: null }, { format: null, payload: null }]);
  const wrong = message.role === 'user' && message.status === 'in_progress';
  const open = !wrong && message.status === 'in_progress';
  const full = open || payload !== null || (message.attachments ?? []).length > 0;
  const content = full && choice.once(4) ? '' : message.content;
  const known = wrong ? without(message, 'status') : message;
  const rest = without(known as M, 'parent_sequence', 'format', 'payload');
  const made = { ...rest, ...both, content: full || content !== '' ? content : 'x' };
  const parent = anyParent(choice, count);
  return (parent === undefined ? made : { ...made, parent_sequence: parent }) as unknown as M;
}

/** Text is either added or put in the place of what is there. */
export function soundUpdate(update: MessageUpdate): MessageUpdate {
  return update.append ? without(update, 'content') : update;
}

function anyParent(choice: Choice, count = 0): number | null | undefined {
  if (!choice.once(2)) return undefined;
  return count === 0 || choice.once(4) ? null : choice.int(1, count);
}
