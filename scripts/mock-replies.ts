import { resolve, type Contract } from '../src/http/contract/contract';
import type { EventReply } from '../src/http/event-streams';
import type { AnyReply } from '../src/http/reply';

type Node = Readonly<Record<string, unknown>>;

/** What an operation answers, made of the contract's own examples. */
export type MockReply = AnyReply | EventReply;

/** The server sets them itself. */
const COMMON = ['X-Request-Id', 'X-Contract'];

/**
 * The reply that the contract documents for an operation.
 * @param status the one of success if it is left out.
 * @returns undefined where the contract knows no such status.
 */
export function mockReply(contract: Contract, id: string, status?: number): MockReply | undefined {
  const { path, method, responses } = contract.operations.get(id)!;
  const chosen = status ?? Math.min(...responses.keys());
  const item = contract.document.paths[path] as Record<string, { responses: Node }>;
  const response = item[method.toLowerCase()]!.responses[chosen] as Node | undefined;
  if (!response) return undefined;
  const { headers = {}, content } = resolve(contract.document, response);
  const told = { status: chosen, headers: headersOf(contract, headers as Record<string, Node>) };
  const [type, media] = Object.entries((content ?? {}) as Record<string, Node>)[0] ?? [];
  if (!type || !media) return told;
  const examples = Object.values(media['examples'] as Record<string, Node>).map(
    (example) => resolve(contract.document, example)['value'] as object,
  );
  if (type === 'text/event-stream') return { ...told, events: inOneBatch(examples) };
  return { ...told, headers: { ...told.headers, 'Content-Type': type }, body: examples[0] };
}

/** Those that such a reply always has. */
function headersOf(contract: Contract, headers: Record<string, Node>): Record<string, string> {
  const described = Object.entries(headers).map(
    ([name, header]) => [name, resolve(contract.document, header)] as const,
  );
  return Object.fromEntries(
    described
      .filter(([name, header]) => header['required'] && !COMMON.includes(name))
      .map(([name, header]) => [name, String(header['example'])]),
  );
}

/** A stream of every kind of event, which ends. */
function inOneBatch(examples: readonly object[]): EventReply['events'] {
  let left: readonly object[] | undefined = examples;
  return {
    next: () => {
      const batch = left;
      left = undefined;
      return Promise.resolve(batch);
    },
    end: () => (left = undefined),
  };
}
