/** Text in a JSON value that not every database can keep. */
export interface BadText {
  /** A JSON Pointer (RFC 6901) to the text, or to the object that has it for a key. */
  readonly pointer: string;
  readonly message: string;
}

/**
 * Whether JSON may hold U+0000 or a lone surrogate: in valid UTF-8 they can only
 * be written as escapes. Few bodies have any, and the others need no look at each text.
 */
export function mayHoldBadText(json: Buffer): boolean {
  return ['\\u0000', '\\ud', '\\uD'].some((escape) => json.includes(escape));
}

/** Finds the first text with U+0000 or a lone surrogate. @param value nested no deeper than the stack allows. */
export function findBadText(value: unknown): BadText | undefined {
  if (typeof value === 'string') return badText(value);
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, item] of Object.entries(value)) {
    const badKey = badText(key);
    if (badKey) return badKey;
    const bad = findBadText(item);
    if (bad) return { ...bad, pointer: `/${escapeKey(key)}${bad.pointer}` };
  }
  return undefined;
}

function badText(text: string): BadText | undefined {
  if (text.includes('\0')) return { pointer: '', message: 'must not contain U+0000' };
  if (!text.isWellFormed()) return { pointer: '', message: 'must not contain a lone surrogate' };
  return undefined;
}

function escapeKey(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
