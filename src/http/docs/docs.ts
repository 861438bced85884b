import { Router, type RequestHandler } from 'express';
import helmet from 'helmet';
import type { Contract } from '../contract/contract';
import { docsDocument } from './document';
import { onComplete, responseInterceptor, streamsAreShown } from './in-the-page';

const OPTIONS = {
  swaggerUrl: '/docs/openapi.json',
  customSiteTitle: 'Aldar Kose Backend',
  // There are no links, and on a phone their column pushes the others out of sight.
  customCss: '.swagger-ui .response-col_links { display: none }',
  swaggerOptions: {
    validatorUrl: null,
    tryItOutEnabled: true,
    displayRequestDuration: true,
    onComplete,
    responseInterceptor,
    plugins: [streamsAreShown],
  },
};

/** Without it a phone shows the page as small as on a desk. */
const VIEWPORT = '\n  <meta name="viewport" content="width=device-width, initial-scale=1">';

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
  const shown = JSON.stringify(docsDocument(document));
  router.get('/openapi.yaml', (_req, res) => void res.type('application/yaml').send(yaml));
  router.get('/openapi.json', (_req, res) => void res.type('application/json').send(json));
  router.get('/docs/openapi.json', (_req, res) => void res.type('application/json').send(shown));
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
  const html = swaggerUi.generateHTML(undefined, OPTIONS).replace('<head>', `<head>${VIEWPORT}`);
  ui.get('/', (_req, res) => void res.type('html').send(html));
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
