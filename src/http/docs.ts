import { Router, type RequestHandler } from 'express';
import helmet from 'helmet';
import type { Contract } from './contract/contract';

const OPTIONS = {
  swaggerUrl: '/openapi.json',
  customSiteTitle: 'Aldar Kose Backend',
  swaggerOptions: { validatorUrl: null, tryItOutEnabled: true, displayRequestDuration: true },
};

/** What the page loads; the package has more, another page and another contract among it. */
const FILES = new Set([
  '/',
  '/favicon-16x16.png',
  '/favicon-32x32.png',
  '/swagger-ui-bundle.js',
  '/swagger-ui-init.js',
  '/swagger-ui-standalone-preset.js',
  '/swagger-ui.css',
]);

/** Swagger UI at `/docs`, and the contract as served. */
export function docs({ yaml, document }: Contract): Router {
  const router = Router({ strict: true, caseSensitive: true });
  const json = JSON.stringify(document);
  router.get('/openapi.yaml', (_req, res) => void res.type('application/yaml').send(yaml));
  router.get('/openapi.json', (_req, res) => void res.type('application/json').send(json));
  let ui: Promise<Router> | undefined;
  router.use('/docs', (req, res, next) => {
    if (req.method !== 'GET' || !FILES.has(req.path)) {
      next();
      return;
    }
    ui ??= page();
    ui.then((handle) => {
      handle(req, res, next);
    }, next);
  });
  return router;
}

/** It is loaded when somebody first looks: its files take 8 MB of memory. */
async function page(): Promise<Router> {
  const { default: swaggerUi } = await import('swagger-ui-express');
  const ui = Router();
  ui.use(HEADERS, swaggerUi.serveFiles(undefined, OPTIONS));
  ui.get('/', swaggerUi.setup(undefined, OPTIONS));
  return ui;
}

const HEADERS: RequestHandler = helmet({
  strictTransportSecurity: false,
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"], // Swagger UI styles its elements in place
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
  },
});
