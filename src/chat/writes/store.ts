import {
  annotateMessages,
  deleteAttachments,
  freeKeys,
  insertAttachments,
  insertMessages,
  moveChats,
  replaceMessages,
} from '../../db/queries/message-writes';
import { noteErasure } from '../../db/queries/erasure';
import type { Tx } from '../../db/tx';
import type { Draft } from './draft';
import type { DraftMessage, Span } from './drafted';

/** Writes what has changed, each kind of change by one statement. */
export async function store({ loaded }: Draft, tx: Tx): Promise<void> {
  const chats = [...loaded.chats.values()].flatMap(({ revision, ...chat }) =>
    revision === undefined ? [] : [{ ...chat, revision }],
  );
  if (chats.length === 0) return;
  await moveChats(tx, chats);

  const messages = [...loaded.messages.values()];
  const by = (change: DraftMessage['change']) => messages.filter((one) => one.change === change);
  const [added, replaced, annotated] = [by('added'), by('replaced'), by('annotated')];
  if (replaced.length + annotated.length > 0) await noteErasure(tx);
  await replaceMessages(tx, replaced.map(whole));
  if (replaced.length > 0) {
    const names = replaced.map(({ owner, chat_id, sequence }) => [owner, chat_id, sequence]);
    await deleteAttachments(tx, { names: JSON.stringify(names) });
  }
  await annotateMessages(tx, annotated);
  await freeKeys(tx, loaded.spans.filter(({ alive }) => alive === 0).map(free)); // and then use them
  await insertMessages(tx, added.map(row));
  await insertAttachments(tx, [...added, ...replaced].flatMap(attachments));
}

function whole({ text, ...message }: DraftMessage) {
  const { content, format, payload } = text!;
  return { ...message, content, format, payload };
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

function attachments({ owner, chat_id, sequence, text }: DraftMessage) {
  return text!.images.map((image, position) => ({ owner, chat_id, sequence, position, ...image }));
}

function free({ owner, chat_id, sequence }: Span) {
  const nothing = { idempotency_key: null, request_hash: null, idempotency_span: null };
  return { owner, chat_id, sequence, ...nothing };
}
