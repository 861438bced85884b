import { Buffer } from 'node:buffer';
import type { Body, Operation } from '../contract/contract';
import type { Session } from '../run/session';
import { anyStyle, encode } from '../values/encode';
import { valueFor } from '../values/from-schema';

/** Bytes that the server takes as it is set up by default. */
export const BODY_LIMIT = 1_048_576;
const TRIES = 20;

/** A valid body as a JSON value and as it goes over the wire. */
export interface ValidBody<T> {
  readonly value: T;
  readonly bytes: Buffer;
}

/** A valid body of an operation; `adapt` may change it, as long as it stays valid. */
export function validBody<T>(
  session: Session,
  operation: Operation,
  adapt: (value: T) => T = (value) => value,
): ValidBody<T> {
  const { choice, contract } = session;
  const body = operation.body!;
  for (let i = 0; i < TRIES; i += 1) {
    const value = adapt(choice.of(valueFor(contract.document, body.schema)) as T);
    const written = write(session, body, value);
    if (written) return written;
  }
  throw new Error(`No valid body for ${operation.id} in ${TRIES} tries.`);
}

/** Writes a value in any of the ways there are; undefined when it is not valid or too large. */
export function write<T>(session: Session, body: Body, value: T): ValidBody<T> | undefined {
  const text = encode(value, anyStyle(session.choice));
  const bytes = Buffer.from(text);
  const read = JSON.parse(text) as T;
  return bytes.length > BODY_LIMIT || body.complain(read) !== undefined
    ? undefined
    : { value: read, bytes };
}
