import { messages } from '../db/models/message';
import { messageAttachments, type AttachmentRow } from '../db/models/message-attachment';
import { unfold } from '../db/queries/fold';
import type { FoldedMessages } from '../db/queries/messages';
import type { Message } from './contract';
import { toMessage } from './present';

/** The messages of a folded page, each with its attachments. */
export function readMessages(folded: FoldedMessages): Message[] {
  const imagesOf = readImages(folded.attachments);
  return unfold(messages, folded.messages).map((row) => toMessage(row, imagesOf(row.sequence)));
}

/** The attachments of a folded page, by the sequence of their message. */
export function readImages(
  folded: FoldedMessages['attachments'],
): (sequence: AttachmentRow['sequence']) => readonly AttachmentRow[] {
  const bySequence = new Map<AttachmentRow['sequence'], AttachmentRow[]>();
  for (const row of unfold(messageAttachments, folded)) {
    const others = bySequence.get(row.sequence);
    if (others) others.push(row);
    else bySequence.set(row.sequence, [row]);
  }
  return (sequence) => bySequence.get(sequence) ?? [];
}
