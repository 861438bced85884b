import { fromText } from './parameters';
import { descend, resolveSchema, type Node, type Place } from './schema';
import type { Complain, Validators } from './validators';

/** What the contract says of a reply with a certain status. */
export interface DocumentedReply {
  /** By media type. */
  readonly content: ReadonlyMap<string, Complain>;
  readonly headers: readonly DocumentedHeader[];
}

export interface DocumentedHeader {
  readonly name: string;
  readonly required: boolean;
  readonly complain: (text: string) => string | undefined;
}

/** The documented replies of an operation, by status. */
export function describeReplies(
  document: Node,
  validators: Validators,
  operation: Place,
): ReadonlyMap<number, DocumentedReply> {
  const statuses = Object.keys(operation.node['responses'] as Node);
  return new Map(
    statuses.map((status) => {
      const reply = descend(document, operation, 'responses', status);
      const content = Object.keys(reply.node['content'] ?? {}).map((type): [string, Complain] => [
        type,
        contentOf(document, validators, reply, type),
      ]);
      const headers = Object.keys(reply.node['headers'] ?? {}).map((name) =>
        headerOf(document, validators, descend(document, reply, 'headers', name), name),
      );
      return [Number(status), { content: new Map(content), headers }];
    }),
  );
}

function contentOf(document: Node, validators: Validators, reply: Place, type: string): Complain {
  const content = descend(document, reply, 'content', type);
  if (!('schema' in content.node)) return () => undefined;
  return validators.at(descend(document, content, 'schema'));
}

function headerOf(
  document: Node,
  validators: Validators,
  header: Place,
  name: string,
): DocumentedHeader {
  const at = descend(document, header, 'schema');
  const schema = resolveSchema(document, at.node);
  const complain = validators.at(at);
  return {
    name,
    required: header.node['required'] === true,
    complain: (text) => complain(fromText(schema, text) ?? text),
  };
}
