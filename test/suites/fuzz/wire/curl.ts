import { Buffer } from 'node:buffer';
import type { Request } from './request';

/** A longer body does not fit an argument of a command, nor a screen. */
const LONGEST = 4_000;

/**
 * A command for bash that sends the same request again.
 * @param save keeps a long body in a file and tells its name.
 */
export function curl(url: string, request: Request, save: (body: Buffer) => string): string {
  const { method, target, headers, body, chunked } = request;
  const parts = ['curl', '-i', '--path-as-is', '-g'];
  parts.push(...(method === 'HEAD' ? ['-I'] : ['-X', method]));
  for (const [name, value] of headers)
    parts.push('-H', quote(value === '' ? `${name};` : `${name}: ${value}`));
  if (body && !headers.some(([name]) => name.toLowerCase() === 'content-type'))
    parts.push('-H', quote('Content-Type:'));
  if (chunked) parts.push('-H', quote('Transfer-Encoding: chunked'));
  if (!body) return [...parts, quote(url + target)].join(' ');

  const text = body.toString();
  const plain = Buffer.from(text).equals(body) && !text.includes('\0');
  const data = body.length > LONGEST ? `@${save(body)}` : plain ? quote(text) : '@-';
  const line = [...parts, '--data-binary', data, quote(url + target)].join(' ');
  return data === '@-' ? `base64 -d <<< ${body.toString('base64')} | ${line}` : line;
}

/** For `bash`: what is printable in single quotes, the rest escaped. */
function quote(text: string): string {
  if (/^[\x20-\x26\x28-\x7e]*$/.test(text)) return `'${text}'`;
  const escaped = text.replace(/[\\']/g, '\\$&').replace(/\p{Cc}/gu, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return `$'${escaped}'`;
}
