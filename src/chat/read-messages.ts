import { messages } from '../db/models/message';
import { messageAttachments, type AttachmentRow } from '../db/models/message-attachment';
import { unfold } from '../db/queries/fold';
import type { FoldedMessages } from '../db/queries/messages';
import type { Message } from './contract';
import { toMessage } from './present';

/** The messages of a folded page, each with its attachments. */
export function readMessages(folded: FoldedMessages): Message[] {
  const bySequence = new Map<AttachmentRow['sequence'], AttachmentRow[]>();
  for (const row of unfold(messageAttachments, folded.attachments)) {
    const others = bySequence.get(row.sequence);
    if (others) others.push(row);
    else bySequence.set(row.sequence, [row]);
  }
  return unfold(messages, folded.messages).map((row) =>
    toMessage(row, bySequence.get(row.sequence) ?? []),
  );
}
