import { DataTypes, type Model, type ModelStatic } from 'sequelize';
import { storedTime } from './dialect';
import type { Tx } from '../tx';

/**
 * Inserts rows of a model in one statement, to which they go as one JSON text.
 * The model's own `bulkCreate` builds an object a row and writes every value
 * into the SQL: for messages with their attachments that took longer than all
 * else about an append.
 */
export async function insertRows<M extends Model>(
  model: ModelStatic<M>,
  rows: readonly M['_creationAttributes'][],
  { dialect, run }: Pick<Tx, 'dialect' | 'run'>,
): Promise<void> {
  if (rows.length === 0) return;
  const attributes = Object.entries(model.getAttributes());
  const values = attributes.map(([, { type }], i) =>
    dialect.fromText(`e.value ->> ${i}`, kind(type)),
  );
  await run(
    `INSERT INTO ${model.tableName} (${attributes.map(([name]) => name).join(', ')})
     SELECT ${values.join(', ')} FROM ${dialect.eachOf('$1')}`,
    [JSON.stringify(rows.map((row) => attributes.map(([name]) => plain((row as Row)[name]))))],
  );
}

type Row = Readonly<Record<string, unknown>>;

/** What a column needs to be told of its value, which arrives as text. */
function kind(type: unknown): 'uuid' | 'time' | 'json' | 'integer' | 'text' {
  if (type instanceof DataTypes.UUID) return 'uuid';
  if (type instanceof DataTypes.DATE) return 'time';
  if (type instanceof DataTypes.JSON) return 'json';
  if (type instanceof DataTypes.BIGINT || type instanceof DataTypes.INTEGER) return 'integer';
  return 'text';
}

/** A value as JSON text can carry it into any column. */
function plain(value: unknown): unknown {
  if (value instanceof Date) return storedTime(value.toISOString());
  return value !== null && typeof value === 'object' ? JSON.stringify(value) : value;
}
