import type { Request, RequestHandler, Response } from 'express';
import type { Contract } from '../contract/contract';

/** What the validator leaves on a request of an operation, apart from the values in its path. */
export interface Finding {
  readonly method: string;
  readonly path: string;
  readonly openapi: object;
}

/** By operationId. */
export type Findings = ReadonlyMap<string, Finding>;

/** Asks the validator once for each operation what it finds. */
export async function findAll(contract: Contract, match: RequestHandler): Promise<Findings> {
  const all = [...contract.operations.values()].map(async ({ id, method, path }) => {
    const url = path.replace(/\{\w+\}/g, 'x');
    const req: unknown = {
      method,
      path: url,
      originalUrl: url,
      baseUrl: '',
      app: { enabled: () => true },
    };
    const res: unknown = {};
    await new Promise<void>((resolve, reject) => {
      void match(req as Request, res as Response, (error?: Error | string) =>
        error instanceof Error ? reject(error) : resolve(),
      );
    });
    const { openapi } = req as { readonly openapi: object };
    return [id, { method, path, openapi }] as const;
  });
  return new Map(await Promise.all(all));
}

/**
 * The validator compiles the pattern of every path anew for every request. Here
 * each is compiled once, and what was found at start is put on the request with
 * the values of its path; whatever looks unusual is left to the validator.
 */
export function matching(findings: Findings, match: RequestHandler): RequestHandler {
  const paths = [...new Set([...findings.values()].map(({ path }) => path))]
    .sort((a, b) => a.split('{').length - b.split('{').length) // `/batch` before `/{message_id}`
    .map((path) => ({
      pattern: new RegExp(`^${path.replace(/\{(\w+)\}/g, '(?<$1>[\\w-]+)')}$`),
      byMethod: new Map(
        [...findings.values()]
          .filter((finding) => finding.path === path)
          .map(({ method, openapi }) => [method, openapi]),
      ),
    }));
  return (req, res, next) => {
    const url = req.originalUrl.split('?', 1)[0]!;
    for (const { pattern, byMethod } of paths) {
      const values = pattern.exec(url);
      if (!values) continue;
      const openapi = byMethod.get(req.method);
      if (!openapi) break;
      const pathParams = { ...values.groups };
      (req as typeof req & { openapi: object }).openapi = { ...openapi, pathParams };
      req.params = pathParams;
      next();
      return;
    }
    void match(req, res, next);
  };
}
