import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import express, { type RequestHandler } from 'express';
import { invalidBody, tooLarge } from '../problems/http-problem';
import { inOrder } from '../in-order';
import { isDeeper } from './depth';
import { checkPayloads } from './payload';
import { findBadText, mayHoldBadText } from './text';

/** Far more than the contract needs; beyond some thousands a recursion ends in a RangeError. */
const DEPTH = 500;

/** Bytes of the bodies that were read, decompressed. */
const sizes = new WeakMap<IncomingMessage, number>();
const suspicious = new WeakSet<IncomingMessage>();

/**
 * Reads a JSON body, where `strict` has left a request its content type.
 * @param limit bytes.
 */
export function jsonBody(limit: number): RequestHandler {
  const parse: RequestHandler = express.json({
    limit,
    strict: false,
    verify: (req, _res, bytes) => {
      sizes.set(req, bytes.length);
      if (!isUtf8(bytes)) throw invalidBody('', 'is not valid UTF-8');
      if (isDeeper(bytes, DEPTH)) throw invalidBody('', `must not be nested deeper than ${DEPTH}`);
      if (mayHoldBadText(bytes)) suspicious.add(req);
    },
  });
  const read: RequestHandler = (req, res, next) => {
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
  };
  const check: RequestHandler = (req, _res, next) => {
    const texts = checkPayloads(req.body);
    const bad = suspicious.has(req) ? findBadText(texts) : undefined;
    next(bad && invalidBody(bad.pointer, bad.message));
  };
  const readAndCheck = inOrder(read, check);
  return (req, res, next) => {
    if (req.headers['content-type'] === undefined) next();
    else readAndCheck(req, res, next);
  };
}

/** How many bytes the body has, decompressed; 0 where there is none. */
export function bodySize(req: IncomingMessage): number {
  return sizes.get(req) ?? 0;
}
