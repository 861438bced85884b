import { descend, resolveSchema, typesOf, type Node, type Place, type Schema } from './schema';
import type { Validators } from './validators';

/** A parameter of the query, the path or the headers. */
export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly schema: Schema;
  /** Whether the server has to take this text. */
  readonly accepts: (text: string) => boolean;
}

export function describeParameter(document: Node, validators: Validators, place: Place): Parameter {
  const at = descend(document, place, 'schema');
  const schema = resolveSchema(document, at.node);
  const complain = validators.at(at);
  const { name, in: where, required } = place.node as { name: string; in: string; required?: true };
  return {
    name,
    in: where,
    required: required ?? false,
    schema,
    accepts: (text) => {
      const value = fromText(schema, text);
      return value !== undefined && complain(value) === undefined;
    },
  };
}

/** The value that a text stands for; undefined when it stands for none of the schema's type. */
export function fromText(schema: Schema, text: string): unknown {
  const types = typesOf(schema);
  if (types.includes('integer')) return /^-?\d{1,16}$/.test(text) ? Number(text) : undefined;
  if (types.includes('boolean'))
    return text === 'true' ? true : text === 'false' ? false : undefined;
  return text;
}
