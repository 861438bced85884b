import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import type { Contract } from './contract/contract';
import { closeReplies } from './validation/closed-replies';
import { UUID } from './validation/formats';

/** An event as the contract describes it. */
export interface EncodableEvent {
  readonly event: string;
  readonly id?: string;
  readonly data: object;
}

/** What of the contract describes the events of a stream. */
const STREAM = 'text/event-stream';

/**
 * Writes events as they are sent, once for all who get the very same ones. Each
 * has to be what the contract says of its operation.
 * @returns a function that throws where an event is not.
 */
export function encodeEvents(contract: Contract) {
  const validators = new Map<string, ValidateFunction>();
  const encoded = new WeakMap<readonly object[], Buffer>();
  return (operation: string, events: readonly object[]): Buffer => {
    const known = encoded.get(events);
    if (known) return known;
    const validate = validators.get(operation) ?? compile(contract, operation);
    validators.set(operation, validate);
    const text = (events as readonly EncodableEvent[]).map((event) => {
      const valid: boolean = validate(event);
      if (!valid) throw new Error(`${operation} ${event.event}: ${complaint(validate)}`);
      return encodeEvent(event);
    });
    const bytes = Buffer.from(text.join(''));
    encoded.set(events, bytes);
    return bytes;
  };
}

/** Where in the contract, not where in the event: a client's keys would be in that. */
function complaint({ errors }: ValidateFunction): string {
  return (errors ?? []).map(({ schemaPath, message }) => `${schemaPath} ${message}`).join(', ');
}

/** The lines of an event (HTML Living Standard, section 9.2.5). */
export function encodeEvent({ event, id, data }: EncodableEvent): string {
  const idField = id === undefined ? '' : `id: ${id}\n`;
  return `event: ${event}\n${idField}data: ${JSON.stringify(data)}\n\n`;
}

/** It takes a while, and is done when the first stream is opened. */
function compile(contract: Contract, operation: string): ValidateFunction {
  const ajv = new Ajv2020({ strict: false });
  addFormats(ajv, { mode: 'full' });
  ajv.addFormat('uuid', UUID);
  ajv.addSchema(closeReplies(contract.document), 'contract');
  const { method, path } = contract.operations.get(operation)!;
  const place = ['paths', path, method.toLowerCase(), 'responses', '200', 'content', STREAM];
  const pointer = [...place, 'schema'].map((part) =>
    encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')),
  );
  return ajv.compile({ $ref: `contract#/${pointer.join('/')}` });
}
