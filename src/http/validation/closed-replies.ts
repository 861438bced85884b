import type { Document } from '../contract/contract';

/** What the contract says in words: clients turn these formats into types that take no pattern. */
const PATTERNS = { Uuid: '^[^A-F]*$', Time: '\\.[0-9]{3}Z$' };

/**
 * A copy of the contract that holds this server to more than clients may rely on.
 * The contract leaves replies open, because they may grow; yet this version sends
 * only the properties that it names. Requests are closed already.
 */
export function closeReplies(document: Document): Document {
  const close = (_key: string, value: unknown) =>
    isOpen(value) ? { ...value, additionalProperties: false } : value;
  const copy = JSON.parse(JSON.stringify(document), close) as Document;
  const { schemas } = copy['components'] as { schemas: Record<string, { pattern?: string }> };
  for (const [name, pattern] of Object.entries(PATTERNS)) schemas[name]!.pattern = pattern;
  return copy;
}

function isOpen(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const { type, properties, additionalProperties } = value as Readonly<Record<string, unknown>>;
  return type === 'object' && properties !== undefined && additionalProperties === undefined;
}
