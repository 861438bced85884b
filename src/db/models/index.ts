import type { Sequelize } from 'sequelize';
import { defineChat } from './chat';
import { defineMessage } from './message';
import { defineMessageAttachment } from './message-attachment';

export type Models = ReturnType<typeof defineModels>;

/** Defines every model on a connection, and how they belong together. */
export function defineModels(sequelize: Sequelize) {
  const Chat = defineChat(sequelize);
  const Message = defineMessage(sequelize);
  const MessageAttachment = defineMessageAttachment(sequelize);
  return { Chat, Message, MessageAttachment };
}
