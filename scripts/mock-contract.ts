import { readContract, resolve } from '../src/http/contract/contract';
import { encodeEvent, type EncodableEvent } from '../src/http/encode-events';

type Node = Readonly<Record<string, unknown>>;

/**
 * The contract as Prism can serve it: a stream of events is the text of its
 * examples, because Prism writes no object as anything but JSON.
 */
export function mockContract(): string {
  const { document } = readContract();
  return JSON.stringify(document, (key, value: unknown) =>
    key === 'text/event-stream' ? asText(document, value as Node) : value,
  );
}

function asText(document: Node, { examples }: Node): Node {
  const events = Object.values(examples as Record<string, Node>).map(
    (example) => resolve(document, example)['value'] as EncodableEvent,
  );
  return { schema: { type: 'string' }, example: events.map(encodeEvent).join('') };
}
