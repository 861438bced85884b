import type { Document } from '../contract/contract';

/** What the contract says in words: clients turn these formats into types that take no pattern. */
const PATTERNS: Readonly<Record<string, string>> = {
  '#/components/schemas/Uuid': '^[^A-F]*$',
  '#/components/schemas/Time': '\\.[0-9]{3}Z$',
};

type Schema = Readonly<Record<string, unknown>>;

/**
 * A copy of the contract that holds this server to more than clients may rely on.
 * The contract leaves replies open, because they may grow; yet this version sends
 * only the properties that it names. Requests are closed already.
 */
export function closeReplies(document: Document): Document {
  const close = (_key: string, value: unknown) => (isOpen(value) ? closed(value) : value);
  return JSON.parse(JSON.stringify(document), close) as Document;
}

function isOpen(value: unknown): value is Schema {
  if (typeof value !== 'object' || value === null) return false;
  const { type, properties, additionalProperties } = value as Schema;
  return type === 'object' && properties !== undefined && additionalProperties === undefined;
}

function closed(schema: Schema): Schema {
  const properties = Object.entries(schema['properties'] as Record<string, Schema>).map(
    ([name, property]) => {
      const pattern = PATTERNS[property['$ref'] as string];
      return [name, pattern === undefined ? property : { ...property, pattern }];
    },
  );
  return { ...schema, properties: Object.fromEntries(properties), additionalProperties: false };
}
