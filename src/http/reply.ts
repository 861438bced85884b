import type { Response } from 'express';

export interface AnyReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
  /** The body as it is sent, in place of `body`. */
  readonly bytes?: Buffer;
}

const JSON_TYPE = 'application/json; charset=utf-8';

/** The only writer of replies. */
export function send(res: Response, { status, headers = {}, body, bytes }: AnyReply): void {
  res.statusCode = status;
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) res.setHeader(name, value);
  if (body === undefined && bytes === undefined) {
    res.end();
    return;
  }
  if (!res.hasHeader('Content-Type')) res.setHeader('Content-Type', JSON_TYPE);
  const json = bytes ?? JSON.stringify(body);
  res.setHeader('Content-Length', Buffer.byteLength(json));
  res.end(json);
}
