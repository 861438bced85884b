/** The longest `content` that the server takes, in Unicode code points. */
const MAX_CONTENT = 100_000;

// Half of a surrogate pair is no text, and the server refuses it as it refuses U+0000.
const UNSTORABLE = /\0|\p{Surrogate}/gu;

/**
 * A text as the server takes it: U+0000 and lone surrogates become U+FFFD, and what is beyond
 * `length` code points is cut off.
 */
export function storableText(text: string, length = Infinity): string {
  const clean = text.replace(UNSTORABLE, '\uFFFD');
  if (clean.length <= length) return clean;
  let end = 0;
  for (let taken = 0; taken < length && end < clean.length; taken += 1)
    end += clean.codePointAt(end)! > 0xffff ? 2 : 1;
  return clean.slice(0, end);
}

/**
 * What people, search and other clients read of a message: its texts, with a blank line between
 * them, as `content` takes them (at most 100,000 code points).
 */
export function readableText(texts: Iterable<string>): string {
  const said = [...texts].filter((text) => text !== '');
  return storableText(said.join('\n\n'), MAX_CONTENT);
}
