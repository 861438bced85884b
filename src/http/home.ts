import { Router, type Request } from 'express';
import type { Contract } from './contract/contract';
import { page, pagePolicy, text } from './page-frame';

/** Whether the server is ready, if it can tell; rejects where it is not. */
export type Ready = (() => Promise<void>) | undefined;

/** `/` for those who ask for HTML; for everybody else nothing is there. */
export function home({ document: { info } }: Contract, ready: Ready): Router {
  const router = Router({ strict: true, caseSensitive: true });
  const [title, summary] = [String(info['title']), String(info['summary'])];
  router.get('/', async (req, res, next) => {
    res.vary('Accept');
    if (!asksForHtml(req)) {
      next();
      return;
    }
    const state = await stateOf(ready);
    pagePolicy(req, res, () => undefined);
    res.setHeader('Cache-Control', 'no-store');
    res.type('html').send(
      page(
        title,
        `<h1>${text(title)}</h1><p>${text(summary)}</p>${state}<dl>${LINKS}</dl>
<h2>Try it</h2><p>In a terminal, this makes a chat:</p>
<pre><code>${text(trial(`${req.protocol}://${hostOf(req)}`))}</code></pre>
<p>While authentication is on, add ${text("`-H 'Authorization: Bearer …'`")} with a token of yours.</p>`,
      ),
    );
  });
  return router;
}

/** Programs take anything, or JSON; only browsers name HTML. */
function asksForHtml(req: Request): boolean {
  return req.accepts(['application/problem+json', 'application/json', 'text/html']) === 'text/html';
}

function stateOf(ready: Ready): Promise<string> | string {
  if (!ready) return '';
  return ready().then(
    () => '<p><strong>It is ready.</strong></p>',
    () =>
      '<p><strong>It is not ready:</strong> the database does not answer, or takes no writes.</p>',
  );
}

const LINKS = [
  ['/docs/', 'The contract: every operation, to be read and tried out here.'],
  ['/openapi.yaml', 'The same as a file, to make a client from.'],
  ['/problems', 'Every error that it answers, and what to do about it.'],
  ['/health', 'Whether the server runs.'],
  ['/ready', 'Whether it can read and write.'],
]
  .map(([path, what]) => `<dt><a href="${path!}">${path!}</a></dt><dd>${what!}</dd>`)
  .join('');

function trial(url: string): string {
  return `curl -s ${url}/api/v1/chats -H 'Content-Type: application/json' -d '{"title":"The magic coat"}'`;
}

/** A shell would obey some of what may stand in a host. */
const HARMLESS = /^([\w.-]+|\[[\dA-Fa-f:.]+\])(:\d+)?$/;

function hostOf({ headers: { host = '' }, socket }: Request): string {
  return HARMLESS.test(host) ? host : `localhost:${socket.localPort ?? 80}`;
}
