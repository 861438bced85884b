import { messages } from '../db/models/message';
import { unfold } from '../db/queries/fold';
import type { FoldedMessages } from '../db/queries/messages';
import type { Message } from './contract';
import { toMessage } from './present';

/** The messages of a folded page. */
export function readMessages(folded: FoldedMessages): Message[] {
  return unfold(messages, folded.messages).map(toMessage);
}
