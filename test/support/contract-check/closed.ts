interface Schema {
  readonly type?: unknown;
  readonly properties?: unknown;
  readonly additionalProperties?: unknown;
}

/**
 * The contract as the server has to keep it: replies may grow with its version,
 * but none may have a property that this version does not name.
 */
export function closed<T extends object>(document: T): T {
  return JSON.parse(JSON.stringify(document), (_key, value: Schema | null) =>
    value?.type === 'object' && value.properties
      ? { additionalProperties: false, ...value }
      : value,
  ) as T;
}
