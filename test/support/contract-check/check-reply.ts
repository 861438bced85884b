import { children, type Place } from './document';
import { eventsOf } from '../events-of';
import { findPath, type Path } from './operations';
import { checkProblem } from './problem';
import { complaints } from './schemas';
import { see } from './seen';

/** What came back for a request. */
export interface Exchange {
  readonly method: string;
  /** The path, without the query. */
  readonly path: string;
  readonly status: number;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
}

/**
 * Holds a reply to the contract.
 * @throws an Error that lists everything wrong with it.
 */
export function checkReply(exchange: Exchange): void {
  const { method, path, status } = exchange;
  const wrong = [...header('X-Request-Id', REQUEST_ID, exchange), ...replyComplaints(exchange)];
  if (wrong.length > 0)
    throw new Error(
      `${method} ${path} answered ${status} against the contract:\n  ${wrong.join('\n  ')}\n${exchange.text.slice(0, 500)}`,
    );
}

const REQUEST_ID = '/components/headers/X-Request-Id/schema';
/** What is served beside the contract. */
const BESIDE = /^\/(|docs(\/.*)?|openapi\.(yaml|json)|metrics|problems(\/.*)?)$/;

function replyComplaints(exchange: Exchange): string[] {
  const { method, path, status } = exchange;
  const found = findPath(path);
  if (!found) {
    if (BESIDE.test(path) && status < 400) return [];
    if (path === '/metrics' && status === 405) return checkProblem(exchange);
    if (method === 'OPTIONS' && status === 204) return [];
    return status === 404 ? checkProblem(exchange) : ['is no path of the contract'];
  }
  if (method === 'OPTIONS') return optionsComplaints(exchange, found);
  const wanted = method === 'HEAD' ? 'GET' : method;
  const operation = found.operations.find((candidate) => candidate.method === wanted);
  if (!operation)
    return status === 405
      ? [...allowComplaints(exchange, found), ...checkProblem(exchange)]
      : ['is no method of this path'];
  const response = operation.responses.get(status);
  if (!response) return [`is no status of ${operation.id}`];
  if (method !== 'HEAD') see(operation.id, status);
  return [...headerComplaints(exchange, response), ...bodyComplaints(exchange, response)];
}

function headerComplaints(exchange: Exchange, response: Place): string[] {
  return children(response, 'headers').flatMap(([name, { node, pointer }]) =>
    node['required'] === true || exchange.headers[name.toLowerCase()] !== undefined
      ? header(name, `${pointer}/schema`, exchange)
      : [],
  );
}

function header(name: string, schema: string, { headers }: Exchange): string[] {
  const text = headers[name.toLowerCase()];
  if (text === undefined) return [`lacks the header ${name}`];
  const good =
    complaints(schema, text).length === 0 ||
    (/^\d+$/.test(text) && complaints(schema, Number(text)).length === 0);
  return good ? [] : [`has ${name}: ${text}`];
}

function bodyComplaints(exchange: Exchange, response: Place): string[] {
  const { method, headers, text } = exchange;
  const contents = children(response, 'content');
  if (contents.length === 0)
    return text === '' && headers['content-type'] === undefined ? [] : ['must not have a body'];
  const type = (headers['content-type'] ?? '').replace(/; ?charset=utf-8$/, '');
  const content = contents.find(([name]) => name === type);
  if (!content) return [`has the content type "${headers['content-type'] ?? ''}"`];
  if (method === 'HEAD') return text === '' ? [] : ['must not have a body'];
  if (type === 'application/problem+json') return checkProblem(exchange);
  const schema = `${content[1].pointer}/schema`;
  if (type !== 'text/event-stream') return complaints(schema, JSON.parse(text));
  return eventsOf(text).flatMap((event) => complaints(schema, event));
}

function optionsComplaints(exchange: Exchange, found: Path): string[] {
  if (exchange.status !== 204) return ['must answer OPTIONS with 204'];
  if (exchange.text !== '') return ['must not have a body'];
  return exchange.headers['access-control-allow-methods'] ? [] : allowComplaints(exchange, found);
}

/** RFC 9110: 405 names what is allowed; HEAD is wherever GET is. */
function allowComplaints({ headers }: Exchange, { operations }: Path): string[] {
  const methods = operations.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : method));
  const allow = (headers['allow'] ?? '').split(', ').sort().join(', ');
  const wanted = [...methods, 'OPTIONS'].sort().join(', ');
  return allow === wanted ? [] : [`has Allow: ${allow}, not ${wanted}`];
}
