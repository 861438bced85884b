import { isUtf8 } from 'node:buffer';
import express, { type RequestHandler } from 'express';
import { invalidBody } from './http-problem';

/** Far more than the contract needs; beyond some thousands the validator's recursion ends in a RangeError. */
const DEPTH = 32;

/**
 * Reads a JSON body.
 * @param limit bytes.
 */
export function jsonBody(limit: number): RequestHandler[] {
  return [
    express.json({
      limit,
      strict: false,
      verify: (_req, _res, bytes) => {
        if (!isUtf8(bytes)) throw invalidBody('', 'is not valid UTF-8');
      },
    }),
    (req, _res, next) => {
      try {
        if (req.body !== undefined) checkText(req.body, 0);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        throw invalidBody(
          error.path.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
          error.message,
        );
      }
      next();
    },
  ];
}

/**
 * Refuses what not every database can keep: U+0000, lone surrogates, and
 * bottomless nesting. The pointer is put together on the way back, for those
 * few that need one.
 */
function checkText(value: unknown, depth: number): void {
  if (depth > DEPTH) throw new Refused(`must not be nested deeper than ${DEPTH}`);
  if (typeof value === 'string') checkString(value);
  else if (Array.isArray(value)) value.forEach((item, i) => checkPart(item, String(i), depth));
  else if (typeof value === 'object' && value !== null)
    for (const key in value) {
      checkString(key);
      checkPart((value as Record<string, unknown>)[key], key, depth);
    }
}

function checkPart(value: unknown, key: string, depth: number): void {
  try {
    checkText(value, depth + 1);
  } catch (error) {
    if (error instanceof Refused) error.path.unshift(key);
    throw error;
  }
}

class Refused extends Error {
  readonly path: string[] = [];
}

function checkString(text: string): void {
  if (text.includes('\0')) throw new Refused('must not contain U+0000');
  if (!text.isWellFormed()) throw new Refused('must not contain a lone surrogate');
}
