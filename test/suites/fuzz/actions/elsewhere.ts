import { expected } from '../run/check';
import type { Session } from '../run/session';
import { requestFor } from '../wire/request';
import type { Action } from './action';
import { validParts } from './valid-parts';

/** Paths that are not there. */
const NOWHERE: readonly string[] = [
  '//',
  '/api',
  '/api/v1',
  '/api/v1/',
  '/api/v1/chats/',
  '/api/v1//chats',
  '//api/v1/chats',
  '/API/v1/chats',
  '/api/v1/Chats',
  '/api/v2/chats',
  '/api/v1/chats.json',
  '/api/v1/chats;a=b',
  '/api/v1/chats%2f',
  '/api/v1/chats%00',
  '/api/v1/%63hats/x/y/z',
  '/health/',
  '/HEALTH',
  '/ready/x',
  '/openapi.json/',
  '/openapi.yml',
  '/.env',
  '/.git/config',
  '/package.json',
  '/__proto__',
  '/constructor',
  '/prototype/x',
  '/%',
  '/%zz',
  '/%ff',
  '/%00',
  '/..%2f..%2fetc%2fpasswd',
  '/../../etc/passwd',
  '/docs/../../package.json',
  '/docs/..%2f..%2fpackage.json',
  '/docs/package.json',
  '/docs/nothing',
  '/docs/%',
  '/docs/__proto__',
  '/😀',
  '/é',
  '/a b'.replace(' ', '%20'),
  `/${'a'.repeat(8_000)}`,
  `/${'a/'.repeat(2_000)}`,
  '/nothing?x=1',
  '/nothing?x=%',
];

async function nowhere(session: Session): Promise<void> {
  const { choice } = session;
  const target = choice.one(NOWHERE).replace(/[^\x21-\x7e]/gu, (text) => encodeURIComponent(text));
  const method = choice.one(['GET', 'GET', 'HEAD', 'POST', 'DELETE', 'PATCH', 'PUT', 'OPTIONS']);
  const statuses = /%(?![\da-f]{2})|%ff/i.test(target) ? [400, 404] : [404];
  await session.send({ method, target, headers: [] }, expected('there is nothing', ...statuses));
}

/** What is served beside the operations. */
async function documents(session: Session): Promise<void> {
  const method = session.choice.one(['GET', 'HEAD']);
  const target = session.choice.one(['/openapi.json', '/openapi.yaml', '/docs/']);
  await session.send({ method, target, headers: [] }, expected('it is served', 200));
}

/** A page for those who ask for HTML; for everybody else nothing is there. */
async function home(session: Session): Promise<void> {
  const { choice } = session;
  const method = choice.one(['GET', 'HEAD', 'POST', 'DELETE', 'OPTIONS']);
  const statuses = method === 'POST' || method === 'DELETE' ? [404] : [200, 404];
  await session.send(
    { method, target: choice.one(['/', '/?x=1']), headers: [] },
    expected('it depends on Accept', ...statuses),
  );
}

/** Operations about nothing in particular, such as the probes. */
async function plain(session: Session): Promise<void> {
  const { choice, contract } = session;
  const all = [...contract.operations.values()];
  const operation = choice.one(
    all.filter(({ method, path }) => method === 'GET' && !path.includes('{')),
  );
  const request = requestFor(operation, validParts(session, operation, {}));
  const unchanged = operation.replies.has(304) ? [304] : [];
  await session.send(request, expected('the request is valid', 200, ...unchanged));
}

export const elsewhereActions: readonly Action[] = [
  { name: 'a path that is not there', weight: 4, needs: [], run: nowhere },
  { name: 'a document', weight: 1, needs: [], run: documents },
  { name: 'the page at /', weight: 1, needs: [], run: home },
  { name: 'any GET', weight: 4, needs: [], run: plain },
];
