import type { ChatStore } from '../../chat/chat-store';
import type { MessageStore } from '../../chat/message-store';
import type { Live } from '../../chat/live/live';
import type { Database } from '../../db/database';
import type { KeptReplies } from '../kept-replies';
import { chatOperations } from './chats';
import { eventOperations } from './events';
import { healthOperations } from './health';
import { messageOperations } from './messages';
import type { Operations } from './types';

export interface Stores {
  readonly chats: ChatStore;
  readonly messages: MessageStore;
  readonly live: Pick<Live, 'for'>;
  readonly database: Pick<Database, 'ready'>;
  readonly replies: KeptReplies;
}

/** The one table of operations. */
export function operationTable({ chats, messages, live, database, replies }: Stores): Operations {
  return {
    ...healthOperations(database),
    ...chatOperations(chats, replies),
    ...messageOperations(messages, replies),
    ...eventOperations(live),
  };
}
