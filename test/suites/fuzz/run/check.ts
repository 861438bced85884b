import { isUtf8 } from 'node:buffer';
import type { Contract } from '../contract/contract';
import type { DocumentedReply } from '../contract/replies';
import type { Reply, Request } from '../wire/request';
import { checkProblem } from './check-problem';

/** What a request must be answered with, and why. */
export interface Expected {
  readonly statuses: readonly number[];
  readonly because: string;
}

export function expected(because: string, ...statuses: readonly number[]): Expected {
  return { because, statuses };
}

/** Everything that is wrong with a reply. */
export function complaints(
  contract: Contract,
  request: Request,
  reply: Reply,
  { statuses, because }: Expected,
): string[] {
  const { operation, method } = request;
  const { status, headers, body } = reply;
  const found: string[] = [];
  if (status >= 500) found.push(`answered ${status}`);
  else if (!statuses.includes(status))
    found.push(`answered ${status} where ${because} and ${statuses.join(' or ')} is due`);
  if (!/^[A-Za-z0-9._-]{1,128}$/.test(headers['x-request-id'] ?? ''))
    found.push('has no X-Request-Id');
  if (status === 405 && headers['allow'] === undefined) found.push('answered 405 without Allow');

  const bodiless = method === 'HEAD' || status === 204 || status === 304;
  if (bodiless && body.length > 0) found.push(`has a body of ${body.length} bytes`);
  const documented = operation?.replies.get(status);
  if (operation && !documented && status !== 405)
    found.push(`answered ${status}, which ${operation.id} does not document`);
  if (documented) found.push(...checkHeaders(documented, reply));
  if (!bodiless && documented) found.push(...checkContent(documented, reply));
  if (!bodiless && status >= 400) found.push(...checkProblem(contract, request, reply));
  return found;
}

function checkHeaders(documented: DocumentedReply, { headers }: Reply): string[] {
  return documented.headers.flatMap(({ name, required, complain }) => {
    const text = headers[name.toLowerCase()];
    if (text === undefined) return required ? [`lacks the header ${name}`] : [];
    const complaint = complain(text);
    return complaint ? [`has a bad header ${name}: ${complaint}`] : [];
  });
}

function checkContent({ content }: DocumentedReply, { headers, body }: Reply): string[] {
  if (content.size === 0) return body.length > 0 ? ['has a body that is not documented'] : [];
  const type = (headers['content-type'] ?? '').split(';')[0]!.trim();
  const complain = content.get(type);
  if (!complain) return [`has the content type "${type}", which is not documented`];
  if (!type.endsWith('json')) return [];
  const value = parse(body);
  if (value === undefined) return ['has a body that is no JSON in UTF-8'];
  const complaint = complain(value);
  return complaint ? [`has a body that is not as documented: ${complaint}`] : [];
}

/** The JSON value; undefined when it is none. */
export function parse(body: Buffer): unknown {
  if (!isUtf8(body)) return undefined;
  try {
    return JSON.parse(body.toString()) as unknown;
  } catch {
    return undefined;
  }
}
