import { settleLiveMessages, touchLiveMessages } from '../../db/queries/live-messages';
import {
  annotateMessages,
  freeKeys,
  growMessages,
  insertMessages,
  moveChats,
  replaceMessages,
} from '../../db/queries/message-writes';
import { noteErasure } from '../../db/queries/erasure';
import { ofOwners } from '../../db/queries/of-owners';
import type { Tx } from '../../db/tx';
import type { Draft } from './draft';
import type { DraftMessage, Span } from './drafted';

/** Writes what has changed, each kind of change by one statement. */
export async function store({ loaded }: Draft, tx: Tx): Promise<void> {
  const chats = [...loaded.chats.values()].flatMap(({ revision, ...chat }) =>
    revision === undefined ? [] : [{ ...chat, revision }],
  );
  const messages = [...loaded.messages.values()];
  if (chats.length > 0) await storeChanges(chats, messages, loaded, tx);
  await storeLife(messages, tx);
}

async function storeChanges(
  chats: Parameters<typeof moveChats>[1],
  messages: readonly DraftMessage[],
  { spans }: Draft['loaded'],
  tx: Tx,
): Promise<void> {
  const by = (change: DraftMessage['change']) => messages.filter((one) => one.change === change);
  if (messages.some(({ erased }) => erased)) await noteErasure(tx);
  await replaceMessages(tx, by('replaced').map(whole));
  await growMessages(
    tx,
    by('appended').map(({ appended, ...message }) => ({ ...message, content: appended! })),
  );
  await annotateMessages(tx, by('annotated'));
  await freeKeys(tx, spans.filter(({ alive }) => alive === 0).map(free)); // and then use them
  await insertMessages(tx, by('added').map(row));
  await moveChats(tx, chats); // it is short, and can travel with what ends the transaction
}

/** Which messages are in progress, and since when nobody has taken care of them. */
async function storeLife(messages: readonly DraftMessage[], tx: Tx): Promise<void> {
  const isLive = ({ status }: DraftMessage) => status === 'in_progress';
  const touched = messages.flatMap((message) =>
    message.touched && isLive(message)
      ? [{ ...message, touched_at: message.touched, rewritten: message.rewritten ?? 0 }]
      : [],
  );
  await touchLiveMessages(tx, touched);
  const settled = messages.filter((message) => message.live && !isLive(message));
  if (settled.length === 0) return;
  const owners = ofOwners(settled.map(({ owner }) => owner));
  await settleLiveMessages(tx, { names: names(settled), ...owners });
}

function names(messages: readonly DraftMessage[]): string {
  return JSON.stringify(messages.map(({ owner, chat_id, sequence }) => [owner, chat_id, sequence]));
}

function whole({ text, ...message }: DraftMessage) {
  const { content, images: attachments, format, payload } = text!;
  return { ...message, content, attachments, format, payload };
}

function row(message: DraftMessage) {
  const { key } = message;
  return {
    ...whole(message),
    idempotency_key: key?.key ?? null,
    request_hash: key?.hash ?? null,
    idempotency_span: key?.span ?? null,
  };
}

function free({ owner, chat_id, sequence }: Span) {
  const nothing = { idempotency_key: null, request_hash: null, idempotency_span: null };
  return { owner, chat_id, sequence, ...nothing };
}
