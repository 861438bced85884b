import { Router, type Request, type Response } from 'express';
import type { Metrics } from '../metrics/metrics';
import { matchedId } from './contract/matched';
import { HttpProblem } from './problems/http-problem';

/** What stands in a label where there is no operation, or no status. */
const NONE = 'none';

/** Counts a reply at its end, by the operation that it answered; never by a path. */
export function countReplies({ countReply }: Pick<Metrics, 'countReply'>) {
  return (req: Request, res: Response, milliseconds: number): void => {
    const status = res.headersSent ? String(res.statusCode) : NONE; // the client may have left
    const seconds = isStream(res) ? undefined : milliseconds / 1_000;
    countReply(matchedId(req) ?? NONE, status, seconds);
  };
}

/** A stream lasts until somebody ends it, which says nothing about the server. */
function isStream(res: Response): boolean {
  return res.getHeader('Content-Type') === 'text/event-stream';
}

/** `/metrics`, for Prometheus. */
export function metricsPage(metrics: Pick<Metrics, 'text' | 'contentType'>): Router {
  const router = Router({ strict: true, caseSensitive: true });
  router.get('/metrics', async (_req, res) => {
    const text = await metrics.text();
    res.setHeader('Content-Type', metrics.contentType);
    res.setHeader('Cache-Control', 'no-store');
    res.send(text);
  });
  router.all('/metrics', () => {
    throw new HttpProblem('method-not-allowed', undefined, undefined, {
      Allow: 'GET, HEAD, OPTIONS',
    });
  });
  return router;
}
