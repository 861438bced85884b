interface Schema {
  readonly type?: unknown;
  readonly properties?: Readonly<Record<string, object>>;
  readonly additionalProperties?: unknown;
}

const LOWER_CASE = { type: 'string', pattern: '^[0-9a-f-]{36}$' };
const MILLISECONDS = { type: 'string', pattern: '^[0-9-]{10}T[0-9:]{8}[.][0-9]{3}Z$' };

/**
 * The contract as the server has to keep it to the letter: replies may grow with
 * its version, but none may have a property that this version does not name, nor
 * an id or a time in another form than the contract tells in words.
 */
export function closed<T extends object>(document: T): T {
  return JSON.parse(JSON.stringify(document), (_key, value: Schema | null) => {
    if (value?.type !== 'object' || !value.properties || 'additionalProperties' in value)
      return value;
    const properties = Object.entries(value.properties).map(([name, property]) => {
      const text = JSON.stringify(property);
      if (text.includes('/Uuid"')) return [name, { ...property, ...LOWER_CASE }];
      return [name, text.includes('/Time"') ? { ...property, ...MILLISECONDS } : property];
    });
    return {
      ...value,
      properties: Object.fromEntries(properties) as unknown,
      additionalProperties: false,
    };
  }) as T;
}
