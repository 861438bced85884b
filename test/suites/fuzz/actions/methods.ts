import { METHODS } from 'node:http';
import { expected } from '../run/check';
import type { Session } from '../run/session';
import { requestFor, type Reply, type Request } from '../wire/request';
import type { Action } from './action';
import { chatWithMessages, inPath, RANDOM_UUIDS, someChat, UUIDS } from './pick';

/** Methods that every path answers, beside its own. */
function allowed(methods: readonly string[]): Set<string> {
  return new Set([...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS']);
}

function aPath({ choice, contract, model }: Session): [string, readonly string[]] {
  const [template, methods] = choice.one([...contract.paths]);
  const chat_id = choice.once(2) ? model.alive[0]?.chat.id : undefined;
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) =>
    name === 'chat_id' && chat_id !== undefined ? chat_id : choice.of(UUIDS),
  );
  return [path, methods];
}

/** A method that the path does not have. */
async function odd(session: Session): Promise<void> {
  const [target, methods] = aPath(session);
  const others = METHODS.filter((name) => name !== 'CONNECT' && !allowed(methods).has(name));
  const usual = others.filter((name) => /^(GET|HEAD|PUT|POST|PATCH|DELETE|TRACE)$/.test(name));
  const method = session.choice.one(session.choice.once(3) ? others : usual);
  const request: Request = { method, target, headers: [] };
  const reply = await session.send(request, expected('the path has no such method', 405));
  session.hold(checkAllow(methods, reply), request, reply);
}

async function options(session: Session): Promise<void> {
  const [target, methods] = aPath(session);
  const preflight = session.choice.once(2);
  const headers = [
    ['Origin', 'https://app.example'],
    ['Access-Control-Request-Method', session.choice.one(methods)],
    ['Access-Control-Request-Headers', 'content-type, idempotency-key, if-match'],
  ] as const;
  const request: Request = { method: 'OPTIONS', target, headers: preflight ? headers : [] };
  const reply = await session.send(request, expected('OPTIONS is answered everywhere', 204));
  if (!preflight) session.hold(checkAllow(methods, reply), request, reply);
  else if (!reply.headers['access-control-allow-methods'])
    session.hold(['a preflight without Access-Control-Allow-Methods'], request, reply);
}

function checkAllow(methods: readonly string[], { headers }: Reply): string[] {
  const got = new Set(headers['allow']?.split(/ *, */));
  const due = allowed(methods);
  return got.size === due.size && [...due].every((method) => got.has(method))
    ? []
    : [`has Allow "${headers['allow'] ?? ''}" instead of "${[...due].join(', ')}"`];
}

/** HEAD has the headers of GET and no body. */
async function head(session: Session): Promise<void> {
  const { choice, contract } = session;
  const gets = [...contract.operations.values()].filter(({ method }) => method === 'GET');
  const operation = choice.one(gets);
  const known = chatWithMessages(session) ?? (await someChat(session));
  const absent = choice.once(5);
  const message_id = known.messages[0]?.id ?? known.chat.id;
  const path = {
    chat_id: inPath(session, absent ? choice.of(RANDOM_UUIDS) : known.chat.id),
    message_id,
  };
  const get = requestFor(operation, { path });
  const due = expected('GET is valid', 200, ...(path.chat_id ? [404] : []));
  const first = await session.send(get, due);
  const second = { ...get, method: 'HEAD' };
  const reply = await session.send(second, expected('HEAD is GET', first.status));
  session.hold(compare(first, reply, operation.id === 'listChats'), second, reply);
}

/** The list of all chats may change between the two. */
function compare(get: Reply, head: Reply, mayChange: boolean): string[] {
  const changing = ['date', 'x-request-id', 'connection', 'keep-alive'];
  // How a stream is sent is known only once it is sent (RFC 9110, section 9.3.2).
  if (get.headers['content-type'] === 'text/event-stream') changing.push('transfer-encoding');
  const names = new Set([...Object.keys(get.headers), ...Object.keys(head.headers)]);
  return [...names]
    .filter((name) => !changing.includes(name))
    .filter((name) => !(mayChange && ['content-length', 'etag'].includes(name)))
    .filter((name) => get.status < 400 || name !== 'content-length')
    .filter((name) => get.headers[name] !== head.headers[name])
    .map(
      (name) => `has ${name} "${head.headers[name] ?? ''}", and GET "${get.headers[name] ?? ''}"`,
    );
}

export const methodActions: readonly Action[] = [
  { name: 'a method that is not there', weight: 6, needs: [], run: odd },
  { name: 'OPTIONS', weight: 2, needs: [], run: options },
  { name: 'HEAD', weight: 4, needs: ['createChat'], run: head },
];
