import { fingerprint } from '../stored/fingerprint.js';
import { storedId, versionId } from '../stored/ids.js';
import type { Known, KnownChat } from '../stored/known.js';
import type { UIMessage } from '../types.js';

/** A message to store, in place of one that was seen or as a new one. */
export interface Write {
  readonly id: string;
  readonly replaces?: Known;
}

/**
 * What to do with a message: nothing, for what is known of it holds (`unsettled`, as far as is known,
 * because it was in progress when it was read), or write it.
 */
export type Plan = { readonly known: Known; readonly unsettled?: true } | Write;

/** Compares a message with what is known to be stored of it. */
export function plan(chat: KnownChat, message: UIMessage, next: UIMessage | undefined): Plan {
  const versions = chat.versions(message);
  const print = fingerprint(message);
  const [newest] = versions;
  if (!newest) return { id: storedId(chat.id, message.id) };
  const held = versions.find((known) => known.print === print) ?? newest;
  if (held.print === print || held.status === 'deleted') return { known: held };
  if (message.role !== 'assistant') return planPrompt(chat, message, versions, next);
  return planAnswer(held);
}

/** An answer is replaced, unless somebody writes it just now. */
function planAnswer(held: Known): Plan {
  if (held.status === 'in_progress') return { known: held, unsettled: true };
  return held.isOurs ? { id: held.id, replaces: held } : { known: held };
}

/**
 * A prompt with other parts is an edited one. `useChat` drops what came after it, and so it is a new
 * message, whose id follows from what it says. Where the list goes on as it was, the prompt is replaced.
 */
function planPrompt(
  chat: KnownChat,
  message: UIMessage,
  versions: readonly Known[],
  next: UIMessage | undefined,
): Plan {
  const partsPrint = fingerprint(message.parts);
  const after = next ? chat.versions(next) : [];
  const replaces =
    versions.find((known) => known.partsPrint === partsPrint) ??
    versions.find(({ sequence }) => after.some((known) => known.parent_sequence === sequence));
  if (replaces) return { id: replaces.id, replaces };
  return { id: versionId(storedId(chat.id, message.id), partsPrint) };
}
