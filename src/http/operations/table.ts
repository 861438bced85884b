import type { ChatStore } from '../../chat/chat-store';
import type { MessageStore } from '../../chat/message-store';
import type { Database } from '../../db/database';
import { chatOperations } from './chats';
import { healthOperations } from './health';
import { messageOperations } from './messages';
import type { Operations } from './types';

export interface Stores {
  readonly chats: ChatStore;
  readonly messages: MessageStore;
  readonly database: Pick<Database, 'ready'>;
}

/** The one table of operations. */
export function operationTable({ chats, messages, database }: Stores): Operations {
  return {
    ...healthOperations(database),
    ...chatOperations(chats),
    ...messageOperations(messages),
  };
}
