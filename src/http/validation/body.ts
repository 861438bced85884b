import { isUtf8 } from 'node:buffer';
import express, { type RequestHandler } from 'express';
import { invalidBody, tooLarge } from '../problems/http-problem';
import { BODY_DEPTH, checkPayloads } from './payload';

/**
 * Reads a JSON body.
 * @param limit bytes.
 */
export function jsonBody(limit: number): RequestHandler[] {
  const parse: RequestHandler = express.json({
    limit,
    strict: false,
    verify: (_req, _res, bytes) => {
      if (!isUtf8(bytes)) throw invalidBody('', 'is not valid UTF-8');
    },
  });
  return [
    (req, res, next) => {
      // Express refuses a body that is too large only when it has arrived to the end.
      let [size, done] = [0, false];
      const once = (error?: unknown) => {
        if (done) return;
        done = true;
        next(error);
      };
      if (req.headers['transfer-encoding'] !== undefined)
        req.on('data', ({ length }: Buffer) => {
          size += length;
          if (size > limit) once(tooLarge(limit));
        });
      parse(req, res, once);
    },
    (req, _res, next) => {
      if (req.body !== undefined) checkText(checkPayloads(req.body), '', 0);
      next();
    },
  ];
}

/** Refuses what not every database can keep: U+0000, lone surrogates, and bottomless nesting. */
function checkText(value: unknown, pointer: string, depth: number): void {
  if (depth > BODY_DEPTH) throw invalidBody('', `must not be nested deeper than ${BODY_DEPTH}`);
  if (typeof value === 'string') checkString(value, pointer);
  else if (Array.isArray(value))
    value.forEach((item, i) => checkText(item, `${pointer}/${i}`, depth + 1));
  else if (typeof value === 'object' && value !== null)
    for (const [key, item] of Object.entries(value)) {
      const at = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      checkString(key, pointer);
      checkText(item, at, depth + 1);
    }
}

function checkString(text: string, pointer: string): void {
  if (text.includes('\0')) throw invalidBody(pointer, 'must not contain U+0000');
  if (!text.isWellFormed()) throw invalidBody(pointer, 'must not contain a lone surrogate');
}
