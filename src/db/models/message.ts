import {
  DataTypes,
  Model,
  type InferAttributes,
  type InferCreationAttributes,
  type ModelStatic,
  type Sequelize,
} from 'sequelize';

/** A row of `messages`. */
export class Message extends Model<InferAttributes<Message>, InferCreationAttributes<Message>> {
  declare owner: string;
  declare chat_id: string;
  declare sequence: number;
  declare id: string;
  declare role: 'user' | 'assistant';
  declare content: string;
  declare status: 'completed' | 'in_progress' | 'incomplete';
  declare metadata: Record<string, string>;
  declare created_at: Date;
  declare updated_at: Date;
  declare revision: number;
  declare idempotency_key: string | null;
  declare request_hash: string | null;
}

export function defineMessage(sequelize: Sequelize): ModelStatic<Message> {
  return class extends Message {}.init(
    {
      owner: { type: DataTypes.STRING(255), primaryKey: true },
      chat_id: { type: DataTypes.UUID, primaryKey: true },
      sequence: { type: DataTypes.BIGINT, primaryKey: true },
      id: { type: DataTypes.UUID, allowNull: false },
      role: { type: DataTypes.STRING(16), allowNull: false },
      content: { type: DataTypes.TEXT, allowNull: false },
      status: { type: DataTypes.STRING(16), allowNull: false },
      metadata: { type: DataTypes.JSON, allowNull: false },
      created_at: { type: DataTypes.DATE(3), allowNull: false },
      updated_at: { type: DataTypes.DATE(3), allowNull: false },
      revision: { type: DataTypes.BIGINT, allowNull: false },
      idempotency_key: DataTypes.STRING(255),
      request_hash: DataTypes.STRING(64),
    },
    { sequelize, modelName: 'Message', tableName: 'messages', timestamps: false },
  );
}
