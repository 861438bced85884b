/** What to say where a text does not have the form that the contract asks for: `x-message` beside it. */
export interface Words {
  /** By pattern. */
  readonly patterns: ReadonlyMap<string, string>;
  /** By format. */
  readonly formats: ReadonlyMap<string, string>;
}

/** Finds every `x-message` of a document; one form is described in the same words everywhere. */
export function wordsOf(document: unknown): Words {
  const patterns = new Map<string, string>();
  const formats = new Map<string, string>();
  const all = [document];
  for (const node of all) {
    if (typeof node !== 'object' || node === null) continue;
    const { pattern, format, 'x-message': message } = node as Record<string, unknown>;
    if (typeof message === 'string' && typeof pattern === 'string') patterns.set(pattern, message);
    else if (typeof message === 'string' && typeof format === 'string')
      formats.set(format, message);
    all.push(...(Object.values(node) as unknown[]));
  }
  return { patterns, formats };
}
