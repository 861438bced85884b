import type { Response } from 'express';

export interface AnyReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
}

/** The only writer of replies. */
export function send(res: Response, { status, headers = {}, body }: AnyReply): void {
  res.status(status);
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) res.setHeader(name, value);
  if (body === undefined) {
    res.end();
    return;
  }
  // The validator would look for it in `Accept`, by the square of what follows a semicolon there.
  if (!res.hasHeader('Content-Type')) res.setHeader('Content-Type', 'application/json');
  res.json(body);
}
