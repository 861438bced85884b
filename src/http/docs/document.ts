import { resolve, type Document } from '../contract/contract';

type Node = Readonly<Record<string, unknown>>;

const METHODS = ['get', 'put', 'post', 'delete', 'patch'];
/** What every reply has; it is said once, above the operations. */
const COMMON = ['X-Request-Id', 'X-Contract'];
const COMMON_NOTE = `

**Headers.** Every reply has \`X-Request-Id\`, which names the request in the server's log, and
\`X-Contract\`, the version and the fingerprint of this contract.`;

/**
 * The contract as `/docs` shows it: the same operations, in a form of which Swagger UI makes requests that
 * succeed. Parameters of a path stand with each operation, nothing is filled in that is optional, and
 * what every reply repeats is said once.
 */
export function docsDocument(document: Document): Document {
  const paths = mapEntries(document.paths, (item) => {
    const shared = (item['parameters'] ?? []) as Node[];
    return mapEntries(item, (part, key) =>
      METHODS.includes(key) ? describe(document, shared, part as Node) : part,
    );
  });
  for (const item of Object.values(paths)) delete item['parameters'];
  const components = document['components'] as Node;
  return {
    ...document,
    info: {
      ...document.info,
      description: `${String(document.info['description']).trimEnd()}${COMMON_NOTE}`,
    },
    paths,
    components: {
      ...components,
      responses: mapEntries(components['responses'] as Record<string, Node>, withoutCommonHeaders),
    },
  };
}

function describe(document: Document, shared: readonly Node[], operation: Node): Node {
  const own = (operation['parameters'] ?? []) as Node[];
  const parameters = [...shared, ...own]
    .map((parameter) => resolve(document, parameter))
    .map((parameter) => (parameter['required'] ? parameter : without(parameter, ['example'])));
  const responses = mapEntries(operation['responses'] as Record<string, Node>, (response) =>
    '$ref' in response ? response : withoutCommonHeaders(response),
  );
  return { ...operation, responses, ...(parameters.length > 0 && { parameters }) };
}

function withoutCommonHeaders(response: Node): Node {
  const { headers, ...rest } = response;
  const own = without((headers ?? {}) as Node, COMMON);
  return Object.keys(own).length > 0 ? { ...rest, headers: own } : rest;
}

function without(node: Node, keys: readonly string[]): Node {
  return Object.fromEntries(Object.entries(node).filter(([key]) => !keys.includes(key)));
}

function mapEntries<In, Out>(
  record: Readonly<Record<string, In>>,
  map: (value: In, key: string) => Out,
): Record<string, Out> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]));
}
