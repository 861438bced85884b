import type { RequestHandler } from 'express';
import type { Contract } from '../contract/contract';

/** What the validator leaves on a request, apart from the values in its path. */
interface Finding {
  readonly pathParams: Readonly<Record<string, string>>;
}

/**
 * The validator compiles the pattern of every path anew for every request. What
 * it found for a path and a method once is kept, and only the values of the path
 * are read again; whatever looks unusual is left to it.
 */
export function remembering(contract: Contract, match: RequestHandler): RequestHandler {
  const paths = [...new Set([...contract.operations.values()].map(({ path }) => path))]
    .sort((a, b) => a.split('{').length - b.split('{').length) // `/batch` before `/{message_id}`
    .map((path) => ({
      pattern: new RegExp(`^${path.replace(/\{(\w+)\}/g, '(?<$1>[\\w-]+)')}$`),
      findings: new Map<string, Finding>(),
    }));
  return (req, res, next) => {
    const request = req as typeof req & { openapi?: Finding };
    const url = req.originalUrl.split('?', 1)[0]!;
    const path = paths.find(({ pattern }) => pattern.test(url));
    const finding = path?.findings.get(req.method);
    if (path && finding) {
      const pathParams = { ...path.pattern.exec(url)?.groups };
      request.openapi = { ...finding, pathParams };
      req.params = pathParams;
      next();
      return;
    }
    match(req, res, (error?: unknown) => {
      if (!error && request.openapi) path?.findings.set(req.method, request.openapi);
      next(error);
    });
  };
}
