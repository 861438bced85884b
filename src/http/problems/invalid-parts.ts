import type { InvalidPart } from './http-problem';

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

/** The validator's complaints as the contract words them. */
export function invalidParts(complaints: readonly Complaint[]): InvalidPart[] {
  return complaints.slice(0, MOST).map(({ path, message, errorCode = '' }) => {
    const [, head = '', ...rest] = path.split('/');
    const part = PARTS[head];
    if (!part) return { in: 'path', message }; // the path itself, which cannot be decoded
    const place = part === 'body' ? { pointer: ['', ...rest].join('/') } : { name: rest.join('/') };
    return { in: part, ...place, message: wording(errorCode.split('.')[0]!, message) };
  });
}

function wording(keyword: string, message: string): string {
  if (keyword === 'required') return 'is required';
  if (keyword === 'additionalProperties') return 'is not a known property';
  if (keyword === 'pattern') return 'does not match the pattern in the contract';
  return message.replace(/^must NOT/, 'must not');
}
