import type { Sequelize } from 'sequelize';
import { chats } from './chat';
import { messageAttachments } from './message-attachment';
import { messages } from './message';
import { define } from './table';

export type Models = ReturnType<typeof defineModels>;

/** Defines every model on a connection. */
export function defineModels(sequelize: Sequelize) {
  return {
    Chat: define(sequelize, chats),
    Message: define(sequelize, messages),
    MessageAttachment: define(sequelize, messageAttachments),
  };
}
