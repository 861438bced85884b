import { random, type Random } from './random';

/**
 * A long text to cut pieces from: made once, because making each text by itself would take
 * longer than PostgreSQL takes to store it. It is ASCII without quotes and backslashes, so that
 * a character is a byte, in JSON and in the format of COPY too.
 */
export interface Texts {
  /** In the format of COPY, where a line break is two characters, as it is in JSON. */
  readonly bytes: Buffer;
  /** Where a piece of about so many bytes begins, at a word, and how long it is. */
  cut(length: number): { readonly from: number; readonly length: number };
  /** A piece without line breaks. */
  line(length: number): string;
}

/** Bytes of it at most. Pieces overlap, which nothing sees that works on one row, as compression does. */
const POOL = 8 * 1_024 * 1_024;
const LEAST = 512 * 1_024;
/** Different words; language has more, but those are rare. */
const VOCABULARY = 8_000;

const SPACE = 0x20;
const BACKSLASH = 0x5c;

/** @param pieces how many are to be cut, about. */
export function texts(seed: number, pieces: number): Texts {
  const source = random(seed);
  const length = Math.max(LEAST, Math.min(POOL, 64 * pieces));
  const bytes = Buffer.from(prose(source, length), 'latin1');
  const cut = (wanted: number) => {
    let from = source.below(bytes.length - 2 * wanted - 100);
    while (bytes[from - 1] !== SPACE) from += 1;
    const length = bytes[from + wanted - 1] === BACKSLASH ? wanted - 1 : wanted; // no half line break
    return { from, length: Math.max(length, 1) };
  };
  return {
    bytes,
    cut,
    line(wanted) {
      const { from, length } = cut(wanted);
      return bytes.toString('latin1', from, from + length).replaceAll('\\n', ' ');
    },
  };
}

/** Words as often as in a language (Zipf), in sentences and paragraphs. */
function prose(source: Random, length: number): string {
  const words = vocabulary(source);
  const sums = new Float64Array(words.length);
  let sum = 0;
  for (let i = 0; i < words.length; i += 1) sums[i] = sum += 1 / (i + 2.7);
  const parts: string[] = [];
  let made = 0;
  while (made < length) {
    const count = 4 + source.below(16);
    let sentence = '';
    for (let i = 0; i < count; i += 1) {
      const word = words[place(sums, source.next() * sum)]!;
      const first = i === 0 ? word[0]!.toUpperCase() + word.slice(1) : word;
      const mark = i === count - 1 ? '.' : source.chance(0.08) ? ',' : '';
      sentence += `${first}${mark}${i === count - 1 ? '' : ' '}`;
    }
    sentence += source.chance(0.2) ? '\\n\\n' : ' ';
    parts.push(sentence);
    made += sentence.length;
  }
  return parts.join('');
}

/** The first place whose sum is above a value. */
export function place(sums: Float64Array, value: number): number {
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sums[middle]! > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

const FREQUENT =
  'the of and to a in that is was he for it with as his on be at by had not are but from or have an they which one you were her all she there would their we him been has when who will more no if out so said what up its about into than them can only other new some could time these two may then do first any my now such like our over man me even most made after also did many before must through years where much your way well down should because each just those people how too little state good very make world still own see men work long get here between both life being under never day same another know while last might us great old year off come since against go came right used take three'.split(
    ' ',
  );
const ONSETS = 'b br c ch cl d dr f fl g gr h j k l m n p pl pr qu r s sh sl st t th tr v w'.split(
  ' ',
);
const VOWELS = 'a e i o u ai ea ee ie oa ou'.split(' ');
const CODAS = ['', '', '', 'l', 'm', 'n', 'nd', 'nt', 'r', 'rt', 's', 'ss', 't', 'x'];

/** The most frequent words of English, and behind them made-up ones as long as words are. */
function vocabulary(source: Random): readonly string[] {
  const all = new Set(FREQUENT);
  const one = (from: readonly string[]) => from[source.below(from.length)]!;
  while (all.size < VOCABULARY) {
    const syllables = 1 + source.below(4);
    let word = '';
    for (let i = 0; i < syllables; i += 1) word += one(ONSETS) + one(VOWELS) + one(CODAS);
    all.add(word);
  }
  return [...all];
}
