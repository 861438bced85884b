import type { Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';

/** Headers that keep browsers from making more of a reply than the data that it is. */
export const securityHeaders: RequestHandler = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
  },
  crossOriginResourcePolicy: false, // who may read is CORS_ORIGINS' to say
  strictTransportSecurity: false, // TLS ends at the proxy, and so does what it promises
});

/**
 * Sets headers that every reply has. What makes them is asked once, at start,
 * because they are the same each time.
 * @param others further ones, by their names.
 */
export function constantHeaders(
  layers: readonly RequestHandler[],
  others: Readonly<Record<string, string>>,
): RequestHandler {
  const headers = Object.entries({ ...headersOf(layers), ...others });
  return (_req, res, next) => {
    for (const [name, value] of headers) res.setHeader(name, value);
    next();
  };
}

/** The headers that layers set on any reply to GET. */
function headersOf(layers: readonly RequestHandler[]): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  const res = {
    setHeader: (name: string, value: string) => (headers[name] = value),
    removeHeader: () => undefined, // nothing else has been set
    getHeader: () => undefined,
  } as unknown as Response;
  const req = { method: 'GET', headers: {} } as unknown as Request;
  for (const layer of layers) void layer(req, res, () => undefined);
  return headers;
}
