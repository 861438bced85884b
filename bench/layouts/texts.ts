const WORDS =
  'the a of and in over under with his her their rider rich man coat fur horse steppe winter snow wind fox hole seventy frost laugh trade night fire song road village river guest bread story clever poor gold whip saddle moon cold warm before after slowly at last never again'.split(
    ' ',
  );

/**
 * Text as long as that, always the same, which compresses about as prose does: a
 * repeated sentence would cost PostgreSQL next to nothing.
 * @param length in characters.
 */
export function prose(length: number): string {
  let seed = 4_711;
  let text = '';
  while (text.length < length) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    text += `${WORDS[Math.floor((seed / 2_147_483_648) * WORDS.length)]!} `;
  }
  return text.slice(0, length);
}
