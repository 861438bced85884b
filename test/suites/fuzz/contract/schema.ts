/** A node of a JSON document whose shape is not known. */
export type Node = Readonly<Record<string, unknown>>;

/** The part of JSON Schema 2020-12 that values are made from; the rest is left to the validator. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly propertyNames?: Schema;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

/** A node and where it stands, as the fragment of a URI. */
export interface Place {
  readonly node: Node;
  readonly pointer: string;
}

/** Goes down by keys and follows every local `$ref` on the way. */
export function descend(document: Node, from: Place, ...keys: readonly string[]): Place {
  let place = follow(document, from);
  for (const key of keys) {
    const node = place.node[key] as Node;
    const name = encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'));
    place = follow(document, { node, pointer: `${place.pointer}/${name}` });
  }
  return place;
}

function follow(document: Node, place: Place): Place {
  const ref = place.node['$ref'];
  if (typeof ref !== 'string') return place;
  const keys = ref.slice('#/'.length).split('/');
  const names = keys.map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  return descend(document, { node: document, pointer: '' }, ...names);
}

/** A schema without `$ref` and `allOf` at its top; what stands beside a `$ref` counts too. */
export function resolveSchema(document: Node, schema: Schema): Schema {
  const { $ref, allOf, ...own } = schema;
  const parts = (allOf ?? []).map((part) => resolveSchema(document, part));
  if ($ref !== undefined) {
    const { node } = follow(document, { node: { $ref }, pointer: '' });
    parts.unshift(resolveSchema(document, node));
  }
  const all = [...parts, own];
  const merged = all.reduce<Schema>((sum, part) => ({ ...sum, ...part }), {});
  const properties = all.reduce<object>((sum, part) => ({ ...sum, ...part.properties }), {});
  const required = all.flatMap((part) => part.required ?? []);
  return parts.length === 0 ? own : ({ ...merged, properties, required } as Schema);
}

/** The types that a schema allows; none named means any. */
export function typesOf({ type }: Schema): readonly string[] {
  return type === undefined ? [] : typeof type === 'string' ? [type] : type;
}
