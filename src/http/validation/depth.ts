const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const [ARRAY, ARRAY_END, OBJECT, OBJECT_END] = [0x5b, 0x5d, 0x7b, 0x7d];

/** Whether JSON is nested deeper than `limit`; it need not be parsed to see that. */
export function isDeeper(json: Buffer, limit: number): boolean {
  let depth = 0;
  for (let i = 0; i < json.length; i += 1) {
    const byte = json[i];
    if (byte === QUOTE) {
      for (i += 1; i < json.length && json[i] !== QUOTE; i += 1) if (json[i] === BACKSLASH) i += 1;
    } else if (byte === ARRAY || byte === OBJECT) {
      depth += 1;
      if (depth > limit) return true;
    } else if (byte === ARRAY_END || byte === OBJECT_END) {
      depth -= 1;
    }
  }
  return false;
}
