import type { Client, Reply } from '../client';
import type { Told } from './told';

/** What everybody has who changes something; each change goes to any of the servers. */
export interface Writing {
  readonly told: Told;
  readonly clients: readonly Client[];
}

/** @returns whether a change was made; complains of a reply that may not be. */
export function isDone(
  told: Told,
  what: string,
  { status, text }: Reply,
  allowed: readonly number[],
): boolean {
  const may = allowed.includes(status);
  if (!may) told.complain([`${what} answered ${status} ${text}`]);
  return may && status < 300;
}
