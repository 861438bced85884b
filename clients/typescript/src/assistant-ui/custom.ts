/** What tells a value that is no string: `json:` and its JSON text. */
const JSON_MARK = 'json:';

/**
 * A thread's `custom` as a chat's `metadata` holds it, which maps strings to strings. Strings stay as
 * they are; other values become `json:` and their JSON text, and so does a string that begins with
 * `json:`. The server's limits hold for the result: 16 entries, keys of 64 and values of 512
 * characters. What JSON does not know, such as `undefined`, is left out.
 */
export function customToMetadata(
  custom: Readonly<Record<string, unknown>> = {},
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(custom).flatMap(([key, value]) => {
      const text = toText(value);
      return text === undefined ? [] : [[key, text]];
    }),
  );
}

function toText(value: unknown): string | undefined {
  if (typeof value === 'string' && !value.startsWith(JSON_MARK)) return value;
  const json = JSON.stringify(value) as string | undefined;
  return json === undefined ? undefined : JSON_MARK + json;
}

/** The reverse of {@link customToMetadata}; undefined where there is no metadata. */
export function metadataToCustom(
  metadata: Readonly<Record<string, string>>,
): Record<string, unknown> | undefined {
  const entries = Object.entries(metadata);
  if (entries.length === 0) return undefined;
  return Object.fromEntries(entries.map(([key, text]) => [key, fromText(text)]));
}

function fromText(text: string): unknown {
  if (!text.startsWith(JSON_MARK)) return text;
  try {
    return JSON.parse(text.slice(JSON_MARK.length)) as unknown;
  } catch {
    return text; // written by somebody else
  }
}
