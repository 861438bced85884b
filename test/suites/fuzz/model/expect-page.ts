import { Buffer } from 'node:buffer';
import { isDeepStrictEqual } from 'node:util';
import type { Message, MessagePage } from './model';

/** Bytes of JSON in a page of messages, unless it holds a single one. */
const MOST = 4 * 1_024 * 1_024;
/** A page may end as many bytes early: the server cannot know the size of a number to come. */
const SLACK = 200 * 100;

/** What is wrong with a page that has to begin with the first of these messages. */
export function checkPage(page: MessagePage, due: readonly Message[], limit: number): string[] {
  const { data, has_more, next_cursor } = page;
  const found = [];
  if (data.length > limit) found.push(`has ${data.length} items`);
  if (data.length === 0 && limit > 0 && due.length > 0) found.push('has no items');
  const more = data.length < due.length;
  if (has_more !== more)
    found.push(`tells has_more ${has_more} at ${data.length} of ${due.length} messages`);
  if ((next_cursor !== null) !== more) found.push('next_cursor and has_more do not agree');
  if (!isDeepStrictEqual(data, due.slice(0, data.length)))
    found.push(`lists ${places(data)} where ${places(due)} is due, or others than stored`);

  const bytes = Buffer.byteLength(JSON.stringify(page));
  if (bytes > MOST && data.length > 1) found.push(`has ${bytes} bytes`);
  const next = more && data.length < limit ? due[data.length]! : undefined;
  if (next && bytes + Buffer.byteLength(JSON.stringify(next)) < MOST - SLACK)
    found.push(`ends at ${data.length} of ${due.length} messages, with ${bytes} bytes`);
  return found;
}

function places(messages: readonly Message[]): string {
  return JSON.stringify(messages.map(({ sequence }) => sequence)).slice(0, 200);
}
