interface Schema {
  readonly type?: unknown;
  readonly properties?: unknown;
}

const LOWER_CASE = '^[0-9a-f-]{36}$';
const MILLISECONDS = '^[0-9-]{10}T[0-9:]{8}[.][0-9]{3}Z$';

/**
 * The contract as the server has to keep it to the letter: replies may grow with
 * its version, but none may have a property that this version does not name, nor
 * an id or a time in another form than the contract tells in words.
 */
export function closed<T extends object>(document: T): T {
  return JSON.parse(JSON.stringify(document), (key, value: Schema | null) => {
    if (key === 'Uuid') return { ...value, pattern: LOWER_CASE };
    if (key === 'Time') return { ...value, pattern: MILLISECONDS };
    const record = value?.type === 'object' && value.properties;
    return record ? { additionalProperties: false, ...value } : value;
  }) as T;
}
