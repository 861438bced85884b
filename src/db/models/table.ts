import type { Model, ModelStatic, Sequelize } from 'sequelize';
import type { Columns, Written } from './columns';

/** A table and its columns: all that statements and models know of it. */
export interface Table<C extends Columns = Columns> {
  readonly name: string;
  readonly columns: C;
}

export function table<C extends Columns>(name: string, columns: C): Table<C> {
  return { name, columns };
}

/** A row of a table, as it is written. */
export type RowOf<T extends Table> = Written<T['columns']>;

type TableModel<C extends Columns> = ModelStatic<Model<Written<C> & object, Written<C> & object>>;

/** Defines the model of a table on a connection. */
export function define<C extends Columns>(
  sequelize: Sequelize,
  { name, columns }: Table<C>,
): TableModel<C> {
  const attributes = Object.entries(columns).map(([column, { attribute }]) => [
    column,
    { ...attribute },
  ]);
  return sequelize.define(name, Object.fromEntries(attributes) as never, {
    tableName: name,
    timestamps: false,
  });
}
