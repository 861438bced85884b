import type { Test } from 'supertest';
import type { Api } from './api';
import { upToFirstEvent } from './first-event';
import { children, place, type Node, type Place } from './contract-check/document';

/** A text that stands for whatever a client would not want to find in a log. */
export const MARKER = 'marker-7c5d';
/** The same where only a UUID may stand. */
export const MARKED_ID = '7c5d7c5d-7c5d-7c5d-87c5-7c5d7c5d7c5d';

/** What deletes goes last, so that the others find what they are about. */
const METHODS = ['get', 'put', 'post', 'patch', 'delete'] as const;

/** A request to an operation with the marker in everything that it takes. */
export interface MarkedRequest {
  readonly id: string;
  /** @param ids the values in the path, by their names. */
  readonly send: (api: Api, ids: Readonly<Record<string, string>>) => Test;
}

/** One for each operation of the contract, made from what the contract says of it. */
export const markedRequests: readonly MarkedRequest[] = METHODS.flatMap((method) =>
  children(place(''), 'paths')
    .filter(([, path]) => path.node[method] !== undefined)
    .map(([template, path]) => {
      const operation = place(`${path.pointer}/${method}`);
      const body = operation.node['requestBody'] && markedBody(operation);
      return {
        id: operation.node['operationId'] as string,
        send: (api, ids) => {
          const url = template.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? MARKED_ID);
          const request = api[method](url)
            .set('Idempotency-Key', MARKER)
            .set('Authorization', `Bearer ${MARKER}`)
            .set('Cookie', `session=${MARKER}`)
            .set('X-Marker', MARKER);
          if (streams(operation)) return upToFirstEvent(request.set('Last-Event-ID', '0'), 'chat');
          return body === undefined ? request : request.send(body as object);
        },
      };
    }),
);

function streams({ pointer }: Place): boolean {
  const contents = children(place(pointer), 'responses').flatMap(([, reply]) =>
    children(reply, 'content'),
  );
  return contents.some(([type]) => type === 'text/event-stream');
}

function markedBody(operation: Place): unknown {
  const content = `${operation.pointer}/requestBody/content/application~1json`;
  return marked(place(`${content}/schema`));
}

/** A value that a schema allows, with the marker wherever text may be free. */
function marked(schema: Place): unknown {
  const { type, enum: choices, pattern, format, minimum } = schema.node;
  const kind = Array.isArray(type) ? (type as unknown[]).find((one) => one !== 'null') : type;
  if (Array.isArray(choices)) return choices[0];
  if (kind === 'object') return markedObject(schema);
  if (kind === 'array') return [marked(place(`${schema.pointer}/items`))];
  if (kind === 'string' && format === 'uuid') return MARKED_ID;
  if (kind === 'string') return /[Hh]ttp/i.test(String(pattern)) ? `https://${MARKER}/` : MARKER;
  return kind === 'boolean' ? true : (minimum ?? 1);
}

function markedObject(schema: Place): Node {
  const properties = children(schema, 'properties').map(([name, property]) => [
    name,
    marked(property),
  ]);
  return properties.length > 0 ? (Object.fromEntries(properties) as Node) : { [MARKER]: MARKER };
}
