import type { RequestHandler } from 'express';
import type { Contract } from '../contract/contract';
import { invalidPath, noOperation } from '../problems/http-problem';

/**
 * Refuses a path whose percent-encoding is broken or is not of UTF-8 (RFC 3986,
 * section 2.1): 400 where it stands in a parameter, 404 elsewhere, since there
 * is no such path.
 */
export function decodablePath(contract: Contract): RequestHandler {
  const paths = [...contract.operations.values()].map(
    ({ path }) => new RegExp(`^${path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
  );
  return (req, _res, next) => {
    if (!req.url.includes('%') || canDecode(req.path)) {
      next();
      return;
    }
    const parameters = paths.flatMap((path) => Object.entries(path.exec(req.path)?.groups ?? {}));
    const broken = parameters.find(([, value]) => !canDecode(value));
    throw broken
      ? invalidPath(broken[0], 'is not valid percent-encoding of UTF-8')
      : noOperation(req.path);
  };
}

function canDecode(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
