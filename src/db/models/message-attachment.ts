import {
  DataTypes,
  Model,
  type InferAttributes,
  type InferCreationAttributes,
  type ModelStatic,
  type Sequelize,
} from 'sequelize';

/** A row of `message_attachments`: one image of a message. */
export class MessageAttachment extends Model<
  InferAttributes<MessageAttachment>,
  InferCreationAttributes<MessageAttachment>
> {
  declare owner: string;
  declare chat_id: string;
  declare sequence: number;
  /** Its place in the message, from 0. */
  declare position: number;
  declare type: 'image';
  declare url: string;
  declare alt: string | null;
  declare width: number | null;
  declare height: number | null;
}

export function defineMessageAttachment(sequelize: Sequelize): ModelStatic<MessageAttachment> {
  return class extends MessageAttachment {}.init(
    {
      owner: { type: DataTypes.STRING(255), primaryKey: true },
      chat_id: { type: DataTypes.UUID, primaryKey: true },
      sequence: { type: DataTypes.BIGINT, primaryKey: true },
      position: { type: DataTypes.INTEGER, primaryKey: true },
      type: { type: DataTypes.STRING(16), allowNull: false },
      url: { type: DataTypes.STRING(2048), allowNull: false },
      alt: DataTypes.STRING(500),
      width: DataTypes.INTEGER,
      height: DataTypes.INTEGER,
    },
    {
      sequelize,
      modelName: 'MessageAttachment',
      tableName: 'message_attachments',
      timestamps: false,
    },
  );
}
