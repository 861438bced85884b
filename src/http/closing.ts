import type { ServerResponse } from 'node:http';

/** Lets the client know that this connection takes no further request. */
export function sayClose(res: ServerResponse): void {
  if (!res.headersSent) res.setHeader('Connection', 'close');
}

/**
 * Closes the connection with a reply that goes out before the body has been
 * read, where the body does not tell its length: nobody reads on to an end
 * that may never come. @param draining whether it is to be closed anyway.
 */
export function closeUnlessRead(res: ServerResponse, draining: () => boolean): void {
  if (res.req.headers['transfer-encoding'] === undefined) return;
  sayClose(res);
  res.req.once('end', () => {
    if (!res.headersSent && !draining()) res.removeHeader('Connection');
  });
}
