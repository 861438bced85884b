import { Router, type RequestHandler } from 'express';
import type { Metrics } from '../metrics/metrics';
import type { Contract } from './contract/contract';
import { docs } from './docs/docs';
import { home, type Ready } from './home';
import { metricsPage } from './metrics-layer';
import { problemPages } from './problems/pages';

/** How the paths begin that are none of the contract's. */
const BEGINNING = /^\/($|\?|docs|openapi\.|metrics|problems)/;

/** What is there beside the contract's own paths. Other requests don't look for it. */
export function pages(
  contract: Contract,
  metrics: Metrics | undefined,
  ready: Ready,
): RequestHandler {
  const router = Router({ strict: true, caseSensitive: true });
  router.use(home(contract, ready));
  router.use(docs(contract));
  if (metrics) router.use(metricsPage(metrics));
  router.use(problemPages(contract));
  return (req, res, next) => {
    if (BEGINNING.test(req.url)) router(req, res, next);
    else next();
  };
}
