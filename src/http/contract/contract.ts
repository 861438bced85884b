import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseContract } from './copy';
import { wordsOf, type Words } from './words';

/** The contract, read once. */
export interface Contract {
  readonly yaml: string;
  /** The document with the fingerprint of its text in `info`. */
  readonly document: Document;
  /** Its version and the SHA-256 of its text, as the header `X-Contract` tells them. */
  readonly fingerprint: string;
  /** By operationId. */
  readonly operations: ReadonlyMap<string, DescribedOperation>;
  readonly words: Words;
  /** By slug. */
  readonly problems: Readonly<Record<string, DescribedProblem>>;
}

/** What the server itself needs to know of an operation. */
export interface DescribedOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly bodyRequired: boolean;
  readonly takesBody: boolean;
  /** The names of the security schemes by which its owner can be known; none where it has no owner. */
  readonly schemes: readonly string[];
  readonly query: readonly Parameter[];
  /** By status; the names of the headers that such a reply must have. */
  readonly responses: ReadonlyMap<number, readonly string[]>;
}

export interface DescribedProblem {
  readonly status: number;
  readonly title: string;
  readonly meaning: string;
  readonly action: string;
}

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly schema: { readonly type?: string; readonly default?: unknown };
}

type Node = Readonly<Record<string, unknown>>;
/** An OpenAPI document; only its shape as an object is known. */
export type Document = Node & {
  readonly info: Node & { readonly version: string };
  readonly paths: Readonly<Record<string, Node>>;
};

const FILE = join(__dirname, '..', '..', '..', 'openapi.yaml');

/** @throws when the file is missing or is no YAML. */
export function readContract(file = FILE): Contract {
  const yaml = readFileSync(file, 'utf8');
  const { document, sha256 } = parseContract<Document>(yaml);
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => METHODS.has(method))
      .map(([method, operation]) => describe(document, path, item, method, operation as Node)),
  );
  return {
    yaml,
    document: { ...document, info: { ...document.info, 'x-sha256': sha256 } },
    fingerprint: `${document.info.version} sha256:${sha256}`,
    operations: new Map(operations.map((operation) => [operation.id, operation])),
    words: wordsOf(document),
    problems: document['x-problems'] as Record<string, DescribedProblem>,
  };
}

const METHODS = new Set(['get', 'put', 'post', 'delete', 'patch']);

function describe(
  document: Document,
  path: string,
  item: Node,
  method: string,
  operation: Node,
): DescribedOperation {
  const parameters = [
    ...((item['parameters'] as Node[] | undefined) ?? []),
    ...((operation['parameters'] as Node[] | undefined) ?? []),
  ].map((parameter) => resolve(document, parameter) as unknown as Parameter);
  const body = operation['requestBody'] as { required?: boolean } | undefined;
  const responses = Object.entries(operation['responses'] as Record<string, Node>);
  return {
    id: operation['operationId'] as string,
    method: method.toUpperCase(),
    path,
    bodyRequired: body?.required ?? false,
    takesBody: body !== undefined,
    schemes: schemesOf(operation['security'] ?? document['security'] ?? []),
    query: parameters.filter((parameter) => parameter.in === 'query'),
    responses: new Map(
      responses.map(([status, response]) => {
        const headers = Object.entries((resolve(document, response)['headers'] ?? {}) as Node);
        const required = headers.filter(
          ([, header]) => resolve(document, header as Node)['required'],
        );
        return [Number(status), required.map(([name]) => name)];
      }),
    ),
  };
}

/** @param security alternatives, each of which names the schemes that it needs; `{}` needs none. */
function schemesOf(security: unknown): string[] {
  return [...new Set((security as Node[]).flatMap((alternative) => Object.keys(alternative)))];
}

/** Follows a local `$ref`. */
export function resolve(document: Node, node: Node): Node {
  const ref = node['$ref'];
  if (typeof ref !== 'string') return node;
  const target = ref
    .slice(2)
    .split('/')
    .reduce<unknown>((at, key) => (at as Node)[key.replaceAll('~1', '/')], document);
  return resolve(document, target as Node);
}
