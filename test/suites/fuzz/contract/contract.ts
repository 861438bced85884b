import { describeParameter, type Parameter } from './parameters';
import { describeReplies, type DocumentedReply } from './replies';
import { without } from '../values/without';
import { descend, type Node, type Place, type Schema } from './schema';
import { Validators, type Complain } from './validators';

/** The contract as a server gave it. */
export interface Contract {
  readonly document: Node;
  /** By operationId. */
  readonly operations: ReadonlyMap<string, Operation>;
  /** By path template, the methods that it has. */
  readonly paths: ReadonlyMap<string, readonly string[]>;
  /** By problem type, the status that belongs to it. */
  readonly problems: ReadonlyMap<string, number>;
  /** For replies of no operation, such as 404 for an unknown path. */
  readonly problem: Complain;
}

export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: Body | undefined;
  readonly replies: ReadonlyMap<number, DocumentedReply>;
}

export interface Body {
  readonly required: boolean;
  readonly schema: Schema;
  readonly complain: Complain;
}

const METHODS = ['get', 'put', 'post', 'delete', 'patch'];

export function describeContract(document: Node): Contract {
  const validators = new Validators(document);
  const root: Place = { node: document, pointer: '' };
  const operations: Operation[] = [];
  const paths = new Map<string, string[]>();
  for (const path of Object.keys(document['paths'] as Node)) {
    const item = descend(document, root, 'paths', path);
    const methods = METHODS.filter((method) => method in item.node);
    paths.set(
      path,
      methods.map((method) => method.toUpperCase()),
    );
    for (const method of methods)
      operations.push(describe(document, validators, path, item, method));
  }
  const catalogue = Object.entries((document['x-problems'] ?? {}) as Record<string, Node>);
  return {
    document,
    operations: new Map(operations.map((operation) => [operation.id, operation])),
    paths,
    problems: new Map(catalogue.map(([slug, { status }]) => [`/problems/${slug}`, Number(status)])),
    problem: validators.at(descend(document, root, 'components', 'schemas', 'Problem')),
  };
}

function describe(
  document: Node,
  validators: Validators,
  path: string,
  item: Place,
  method: string,
): Operation {
  const place = descend(document, item, method);
  const parameters = [item, place].flatMap((owner) =>
    Object.keys(owner.node['parameters'] ?? []).map((index) =>
      describeParameter(document, validators, descend(document, owner, 'parameters', index)),
    ),
  );
  return {
    id: String(place.node['operationId']),
    method: method.toUpperCase(),
    path,
    parameters,
    body: 'requestBody' in place.node ? describeBody(document, validators, place) : undefined,
    replies: describeReplies(document, validators, place),
  };
}

function describeBody(document: Node, validators: Validators, operation: Place): Body {
  const body = descend(document, operation, 'requestBody');
  const schema = descend(document, body, 'content', 'application/json', 'schema');
  const complain = validators.at(schema);
  return {
    required: body.node['required'] === true,
    schema: schema.node,
    complain: (value) => complain(value) ?? complainOfSurrogates(withoutPayloads(value)),
  };
}

interface Message {
  readonly payload?: unknown;
  readonly messages?: unknown;
}

/** A message's payload is the one place where any character may stand. */
function withoutPayloads(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const { messages, ...rest } = without(value as Message, 'payload');
  if (!Array.isArray(messages)) return messages === undefined ? rest : { ...rest, messages };
  return { ...rest, messages: messages.map(withoutPayloads) };
}

/** Lone surrogates are refused everywhere else. The contract says so in words: not every engine's patterns can. */
function complainOfSurrogates(value: unknown): string | undefined {
  // JSON.stringify writes a lone surrogate, and no other character, as `\ud…`.
  const text = JSON.stringify(value).replaceAll('\\\\', '');
  return text.includes('\\ud') ? 'has a lone surrogate' : undefined;
}
