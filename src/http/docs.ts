import { Router } from 'express';
import helmet from 'helmet';
import swaggerUi from 'swagger-ui-express';
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
  const ui = Router();
  ui.use((req, _res, next) =>
    next(req.method === 'GET' && FILES.has(req.path) ? undefined : 'router'),
  );
  ui.use(
    helmet({
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
    }),
    swaggerUi.serveFiles(undefined, OPTIONS),
  );
  ui.get('/', swaggerUi.setup(undefined, OPTIONS));
  router.use('/docs', ui);
  return router;
}
