import type { Sequelize } from 'sequelize';
import { chats } from './chat';
import { deletions } from './deletion';
import { messages } from './message';
import { owners } from './owner';
import { define } from './table';

export type Models = ReturnType<typeof defineModels>;

/** Defines every model on a connection. */
export function defineModels(sequelize: Sequelize) {
  return {
    Owner: define(sequelize, owners),
    Chat: define(sequelize, chats),
    Message: define(sequelize, messages),
    Deletion: define(sequelize, deletions),
  };
}
