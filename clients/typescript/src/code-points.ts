/** How many Unicode code points a text has, as the contract counts lengths and offsets. */
export function codePoints(text: string): number {
  return Array.from(text).length;
}

/** Where the code point `offset` begins in a text, in UTF-16 code units. */
export function unitOf(text: string, offset: number): number {
  let unit = 0;
  for (let point = 0; point < offset; point += 1) unit += text.codePointAt(unit)! > 0xffff ? 2 : 1;
  return unit;
}
