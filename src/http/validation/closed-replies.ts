import type { Document } from '../contract/contract';

/**
 * A copy of the contract whose objects have no properties beyond those it names.
 * The contract leaves replies open, because clients must expect them to grow; this
 * server still sends only what its own version describes. Requests are closed already.
 */
export function closeReplies(document: Document): Document {
  const close = (_key: string, value: unknown) =>
    isOpen(value) ? { ...value, additionalProperties: false } : value;
  return JSON.parse(JSON.stringify(document), close) as Document;
}

function isOpen(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const { type, properties, additionalProperties } = value as Readonly<Record<string, unknown>>;
  return type === 'object' && properties !== undefined && additionalProperties === undefined;
}
