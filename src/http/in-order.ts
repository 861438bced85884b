import type { RequestHandler } from 'express';

/**
 * Several layers as one, each of which calls `next` before it returns or later.
 * Express takes longer to go from one layer to the next than most of these take
 * (`npm run bench -- --layers`). A promise that one returns may fail: its error goes on like one that is thrown.
 */
export function inOrder(...layers: readonly RequestHandler[]): RequestHandler {
  return (req, res, next) => {
    let at = 0;
    const go = (error?: unknown) => {
      const layer = error === undefined ? layers[at++] : undefined;
      if (!layer) {
        next(error);
        return;
      }
      try {
        const result: unknown = layer(req, res, go);
        if (result instanceof Promise) result.catch(next);
      } catch (thrown) {
        next(thrown);
      }
    };
    go();
  };
}
