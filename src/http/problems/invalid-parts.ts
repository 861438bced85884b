import type { Words } from '../contract/words';
import type { InvalidPart } from './http-problem';
import { wording } from './wording';

/** What the validator has against one place of a request. */
export interface Complaint {
  /** `/body/...`, `/query/name`, `/params/name` or `/headers/name`. */
  readonly path: string;
  readonly message: string;
  readonly errorCode?: string;
}

/** More would only make the reply long. */
const MOST = 20;

const PARTS: Readonly<Record<string, InvalidPart['in']>> = {
  body: 'body',
  query: 'query',
  params: 'path',
  headers: 'header',
};

/** The validator's complaints as the contract words them, one for each fault. */
export function invalidParts(words: Words, complaints: readonly Complaint[]): InvalidPart[] {
  // The name of a property is complained of twice: by what is wrong with it, and by that something is.
  const named = new Set(complaints.filter(isOfName).map(({ path }) => path));
  return complaints
    .filter((complaint) => !isOfName(complaint))
    .slice(0, MOST)
    .map((complaint) => {
      const { path, message } = complaint;
      const [, head = '', ...rest] = path.split('/');
      const part = PARTS[head];
      if (!part) return { in: 'path', message }; // the path itself, which cannot be decoded
      const place =
        part === 'body' ? { pointer: ['', ...rest].join('/') } : { name: rest.join('/') };
      const says = wording(words, keywordOf(complaint), message);
      return {
        in: part,
        ...place,
        message: named.has(path) ? `has a property whose name ${says}` : says,
      };
    });
}

function keywordOf({ errorCode = '' }: Complaint): string {
  return errorCode.split('.')[0]!;
}

function isOfName(complaint: Complaint): boolean {
  return keywordOf(complaint) === 'propertyNames';
}
