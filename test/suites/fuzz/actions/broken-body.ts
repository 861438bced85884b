import { Buffer } from 'node:buffer';
import { gzipSync } from 'node:zlib';
import type { Body } from '../contract/contract';
import { breakBody } from '../values/break-value';
import { brokenText } from '../values/break-text';
import { anyStyle } from '../values/encode';
import { withHeader } from '../wire/request';
import { validBody } from './bodies';
import { refused, type Break } from './broken';

/** The ways to break a body. */
export function bodyBreaks({ required }: Body): Break[] {
  const values = Array.from({ length: 8 }, () => badValue);
  return [...values, badText, badText, badType, badEncoding, ...(required ? [noBody] : [])];
}

const badValue: Break = (session, operation, valid) => {
  const body = operation.body!;
  const { choice, contract } = session;
  const { value } = validBody(session, operation);
  const broken = breakBody(contract.document, body, value, anyStyle(choice), choice);
  if (!broken) return undefined;
  const request = withHeader(valid, 'Content-Type', 'application/json');
  const bytes = Buffer.from(broken.text);
  return refused(broken.what, { ...request, body: bytes, chunked: choice.once(8) });
};

const badText: Break = ({ choice }, _operation, valid) => {
  const { what, bytes } = brokenText(valid.body?.toString() ?? '{}', choice);
  const request = withHeader(valid, 'Content-Type', 'application/json');
  return refused(what, { ...request, body: bytes, chunked: choice.once(8) });
};

const badType: Break = ({ choice }, _operation, valid) => {
  const type = choice.one([
    undefined,
    '',
    'text/plain',
    'text/json',
    'application/jsonx',
    'application/json-patch+json',
    'application/merge-patch+json',
    'application/problem+json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
    'application/json, text/plain',
    'application/json; charset=utf-16',
    'application/json; charset=latin1',
    'application/json; charset=x',
    'application/*',
    '*/*',
    'json',
    `application/${'x'.repeat(2_000)}`,
    ';',
    '__proto__',
  ]);
  const body = valid.body ?? Buffer.from('{}');
  const request = withHeader({ ...valid, body }, 'Content-Type', type);
  return refused(`the content type is ${type ?? 'missing'}`, request, 415);
};

const badEncoding: Break = ({ choice }, _operation, valid) => {
  const body = valid.body ?? Buffer.from('{}');
  const typed = withHeader({ ...valid, body }, 'Content-Type', 'application/json');
  const encoded = (encoding: string, bytes: Buffer) =>
    withHeader({ ...typed, body: bytes }, 'Content-Encoding', encoding);
  switch (choice.int(1, 4)) {
    case 1:
      return refused('the encoding is unknown', encoded('x', body), 415);
    case 2:
      return refused('the body is no gzip', encoded('gzip', body));
    case 3:
      return refused('the gzip is cut off', encoded('gzip', gzipSync(body).subarray(0, -9)));
    default:
      return refused('the body is huge without gzip', encoded('gzip', BOMB), 413);
  }
};

const BOMB = gzipSync(Buffer.alloc(4_194_304, ' '));

const noBody: Break = ({ choice }, _operation, valid) => {
  const type = choice.one([undefined, 'application/json', 'text/plain']);
  const request = withHeader({ ...valid, body: undefined }, 'Content-Type', type);
  return refused('the body is missing', {
    ...request,
    body: choice.one([undefined, Buffer.alloc(0)]),
  });
};
