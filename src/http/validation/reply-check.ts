import type { Request, RequestHandler, Response } from 'express';
import type { Findings } from './match';

/**
 * Checks the body of a reply against the contract; one that is frozen, and so always the
 * same, is looked at once. @throws (rejects) where it is not what that says.
 */
export type CheckReply = (operation: string, status: number, body: unknown) => Promise<void>;

const TYPES = (status: number) => (status < 400 ? 'application/json' : 'application/problem+json');

/**
 * The validator looks at a reply while `res.json` sends it. To know that a reply is
 * good before it is sent, and to keep what was good, it is given a stand-in that
 * sends nothing.
 * @param step the validator's `responseMiddleware`.
 */
export function replyCheck(findings: Findings, step: RequestHandler): CheckReply {
  const good = new WeakMap<object, string>();
  return (operation, status, body) => {
    if (!Object.isFrozen(body)) return check(operation, status, body);
    const reply = `${operation} ${status}`;
    if (good.get(body as object) === reply) return Promise.resolve();
    return check(operation, status, body).then(() => void good.set(body as object, reply));
  };

  function check(operation: string, status: number, body: unknown): Promise<void> {
    return new Promise((resolve, reject) => {
      const { method, path, openapi } = findings.get(operation)!;
      const req: unknown = { method, originalUrl: path, headers: {}, openapi };
      const res = {
        statusCode: status,
        headersSent: false,
        getHeaders: () => ({ 'content-type': TYPES(status) }),
        json: () => resolve(),
      } as unknown as Response;
      void step(req as Request, res, (error?: Error | string) => {
        if (error instanceof Error) reject(error);
        else res.json(body);
      });
    });
  }
}
