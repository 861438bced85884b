/** The Unicode code points of a text, which are what every length and offset counts. */
export function codePoints(text: string): string[] {
  return Array.from(text);
}
