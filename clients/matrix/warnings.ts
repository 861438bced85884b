import { stripVTControlCharacters } from 'node:util';

/** A warning of a tool that says nothing about this contract. */
export interface OwnWarning {
  readonly pattern: RegExp;
  /** Why it does not count. */
  readonly because: string;
}

/** Lines of a tool's output that warn. */
export interface Warnings {
  readonly contract: readonly string[];
  readonly other: readonly string[];
}

/**
 * What makes a line a warning, in the words and signs of all these tools. Whatever has one of
 * them concerns the contract, unless it is listed as the tool's own.
 */
const WARNS = new RegExp(
  [
    String.raw`\bwarn(ing)?s?\b`,
    '[⚠✖]',
    String.raw`\b(error|information|hint)\b`,
    String.raw`\bdeprecat(ed|ion)\b`,
    String.raw`\b(unsupported|un(known|recogni[sz]ed)|invalid|duplicate|conflict(s|ing)?)\b`,
    String.raw`\bnot (yet )?(available|enforced|found|handled|implemented|supported|valid)\b`,
    String.raw`\b(unable|failed) to\b`,
    String.raw`\b(cannot|could not|can't|won't|will not)\b`,
    String.raw`\b(ignor|skipp|omitt|dropp)(ed|ing)\b`,
    String.raw`\bviolat(es|ions?)\b`,
  ].join('|'),
  'i',
);

/** Sorts the lines of a tool's output. @param own what is known to be no fault of the contract. */
export function classify(output: string, own: readonly OwnWarning[]): Warnings {
  const lines = stripVTControlCharacters(output)
    .split(/[\r\n]+/)
    .filter((line) => WARNS.test(line));
  const isOwn = (line: string) => own.some(({ pattern }) => pattern.test(line));
  return {
    contract: lines.filter((line) => !isOwn(line)),
    other: lines.filter(isOwn),
  };
}
