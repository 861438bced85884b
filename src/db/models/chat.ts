import {
  DataTypes,
  Model,
  type InferAttributes,
  type InferCreationAttributes,
  type ModelStatic,
  type Sequelize,
} from 'sequelize';

/** A row of `chats`. */
export class Chat extends Model<InferAttributes<Chat>, InferCreationAttributes<Chat>> {
  declare owner: string;
  declare id: string;
  declare title: string | null;
  declare metadata: Record<string, string>;
  declare pinned: boolean;
  declare archived: boolean;
  declare message_count: number | string; // PostgreSQL's driver gives a bigint as text
  declare last_activity_at: Date;
  declare created_at: Date;
  declare updated_at: Date;
  declare revision: number | string;
  declare idempotency_key: string | null;
  declare request_hash: string | null;
}

export function defineChat(sequelize: Sequelize): ModelStatic<Chat> {
  return class extends Chat {}.init(
    {
      owner: { type: DataTypes.STRING(255), primaryKey: true },
      id: { type: DataTypes.UUID, primaryKey: true },
      title: DataTypes.STRING(200),
      metadata: { type: DataTypes.JSON, allowNull: false },
      pinned: { type: DataTypes.BOOLEAN, allowNull: false },
      archived: { type: DataTypes.BOOLEAN, allowNull: false },
      message_count: { type: DataTypes.BIGINT, allowNull: false },
      last_activity_at: { type: DataTypes.DATE(3), allowNull: false },
      created_at: { type: DataTypes.DATE(3), allowNull: false },
      updated_at: { type: DataTypes.DATE(3), allowNull: false },
      revision: { type: DataTypes.BIGINT, allowNull: false },
      idempotency_key: DataTypes.STRING(255),
      request_hash: DataTypes.STRING(64),
    },
    { sequelize, modelName: 'Chat', tableName: 'chats', timestamps: false },
  );
}
