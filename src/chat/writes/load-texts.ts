import { contentTails } from '../../db/queries/content-tails';
import { messagesAt } from '../../db/queries/messages';
import type { Tx } from '../../db/tx';
import { codePoints } from '../code-points';
import { readMessages } from '../read-messages';
import { nameOf, type DraftMessage, type Loaded } from './drafted';
import type { Plan } from './plan';

/**
 * Reads the texts of messages that plans have to know, and of those that are to
 * be replaced by something of the very same size, which alone can be the same; so
 * no more is read than was sent. Of a size that it came to in this transaction,
 * the text is known.
 */
export async function loadTexts(
  plans: readonly Plan<unknown>[],
  { messages }: Loaded,
  tx: Tx,
): Promise<void> {
  const wanted = new Map<string, DraftMessage[]>();
  const seen = new Set<DraftMessage>();
  const messageOf = ({ owner, chatId, ids }: Plan<unknown>) =>
    messages.get(nameOf(owner, chatId, ids[0]));
  for (const plan of plans) {
    const { loadsText, replaces } = plan;
    const message = loadsText || replaces !== undefined ? messageOf(plan) : undefined;
    if (!message || seen.has(message) || message.status === 'deleted') continue;
    if (!loadsText && message.size !== replaces) continue;
    seen.add(message);
    const chat = nameOf(plan.owner, plan.chatId);
    wanted.set(chat, [...(wanted.get(chat) ?? []), message]);
  }
  for (const found of wanted.values()) await readTexts(found, tx);
}

/** @param found messages of one chat. */
async function readTexts(found: readonly DraftMessage[], tx: Tx): Promise<void> {
  const { owner, chat_id: id } = found[0]!;
  const sequences = JSON.stringify(found.map(({ sequence }) => sequence));
  const [page] = await messagesAt(tx, { owner, id, sequences });
  const read = new Map(readMessages(page!).map((message) => [message.sequence, message]));
  for (const message of found) {
    const { content, attachments, format, payload } = read.get(message.sequence)!;
    const json = payload === null ? null : JSON.stringify(payload);
    message.text = { content, images: attachments, format, payload: json };
  }
}

/** Reads the end of each content to which text is to be added, as far as it may be there already. */
export async function loadTails(
  plans: readonly Plan<unknown>[],
  { messages }: Loaded,
  tx: Tx,
): Promise<void> {
  const from = new Map<DraftMessage, number>();
  for (const { owner, chatId, ids, appendsAt } of plans) {
    if (appendsAt === undefined) continue;
    const message = messages.get(nameOf(owner, chatId, ids[0]));
    if (message?.length === undefined || message.text) continue;
    if (appendsAt < message.length)
      from.set(message, Math.min(appendsAt, from.get(message) ?? appendsAt));
  }
  if (from.size === 0) return;
  const names = [...from].map(([{ owner, chat_id, id }, start]) => [owner, chat_id, id, start]);
  for (const row of await contentTails(tx, { names: JSON.stringify(names) }))
    messages.get(nameOf(row.owner, row.chat_id, row.id))!.tail = {
      start: Number(row.start),
      text: codePoints(row.text),
    };
}
