import { DataTypes, type ModelAttributeColumnOptions } from 'sequelize';

/** What a column holds, whatever each database calls it. */
export type Kind = 'uuid' | 'time' | 'json' | 'integer' | 'boolean' | 'text';

/**
 * One column of a table. `Written` is the value that is stored, `Read` what
 * either driver gives for it, by itself or folded into a page.
 */
export interface Column<Written, Read, Hidden extends boolean = boolean> {
  readonly kind: Kind;
  readonly attribute: ModelAttributeColumnOptions;
  /** Whether clients never see it, and so no page holds it. */
  readonly hidden: Hidden;
  /** Types only: there is no such property. */
  readonly types?: [Written, Read];
}

export type Columns = Readonly<Record<string, Column<unknown, unknown>>>;

/** A whole row, as it is written. */
export type Written<C extends Columns> = {
  [Name in keyof C]: C[Name] extends Column<infer W, unknown> ? W : never;
};

/** The columns that clients see, as they are read. */
export type Read<C extends Columns> = {
  [Name in keyof C as C[Name] extends Column<unknown, unknown, true> ? never : Name]: Readonly<
    C[Name] extends Column<unknown, infer R> ? R : never
  >;
};

/** The columns of the primary key, as they are written. */
export type Key<C extends Columns> = {
  [Name in keyof C as C[Name] extends { readonly key: true } ? Name : never]: Written<C>[Name];
};

/** SQLite gives a time as text, PostgreSQL's driver as a `Date`, and a page as either's text. */
export type Time = string | Date;
/** PostgreSQL's driver gives a bigint as text. */
export type Whole = number | string;

function column<Written, Read = Written>(
  kind: Kind,
  type: ModelAttributeColumnOptions['type'],
): Column<Written, Read, false> {
  return { kind, attribute: { type, allowNull: false }, hidden: false };
}

/** @param length in characters; unlimited without it. */
export const text = <T extends string = string>(length?: number) =>
  column<T>('text', length === undefined ? DataTypes.TEXT : DataTypes.STRING(length));
export const uuid = () => column<string>('uuid', DataTypes.UUID);
export const time = () => column<Date, Time>('time', DataTypes.DATE(3));
export const integer = () => column<number, Whole>('integer', DataTypes.BIGINT);
export const boolean = () => column<boolean, boolean | 0 | 1>('boolean', DataTypes.BOOLEAN);
export const json = <T extends object>() => column<T, string | T>('json', DataTypes.JSON);

/** A part of the primary key. */
export function key<C extends Column<unknown, unknown>>(column: C): C & { readonly key: true } {
  return { ...column, key: true, attribute: { ...column.attribute, primaryKey: true } };
}

export function optional<W, R, H extends boolean>(
  column: Column<W, R, H>,
): Column<W | null, R | null, H> {
  return { ...column, attribute: { ...column.attribute, allowNull: true } };
}

export function hidden<C extends Column<unknown, unknown>>(
  column: C,
): Omit<C, 'hidden'> & { readonly hidden: true } {
  return { ...column, hidden: true };
}

/** The names of the columns that clients see, in the order of their declaration. */
export function shown<C extends Columns>(columns: C): (keyof Read<C> & string)[] {
  return Object.keys(columns).filter((name) => !columns[name]!.hidden) as never;
}
