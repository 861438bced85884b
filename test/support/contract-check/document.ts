import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export type Node = Readonly<Record<string, unknown>>;

/** A part of the contract and where it stands, as a JSON Pointer without references. */
export interface Place {
  readonly pointer: string;
  readonly node: Node;
}

const FILE = join(__dirname, '..', '..', '..', 'openapi.yaml');

/** The contract as it is on disk, read apart from how the server reads it. */
export const document = parse(readFileSync(FILE, 'utf8')) as Node;

/** The part under a pointer; where a reference stands, what it refers to. */
export function place(pointer: string): Place {
  const node = pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((at, key) => (at as Node)[unescape(key)], document) as Node;
  return typeof node['$ref'] === 'string' ? place(node['$ref'].slice(1)) : { pointer, node };
}

/** The parts directly below a part, by their names; none where `key` is absent. */
export function children({ pointer, node }: Place, key: string): [name: string, child: Place][] {
  const names = Object.keys((node[key] as Node | undefined) ?? {});
  return names.map((name) => [name, place(`${pointer}/${key}/${escape(name)}`)]);
}

function escape(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

function unescape(key: string): string {
  return key.replaceAll('~1', '/').replaceAll('~0', '~');
}
