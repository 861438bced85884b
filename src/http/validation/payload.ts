import { invalidBody } from '../problems/http-problem';

/** Bytes of a payload as compact JSON. */
const BYTES = 262_144;
/** How many arrays and objects may stand in each other, the payload itself included. */
const DEPTH = 64;

type Body = Readonly<Record<string, unknown>>;

/**
 * Checks the payloads of a body, whose values are anybody's business but the
 * server's.
 * @returns the body without them, for those who look at all of its texts.
 * @throws HttpProblem with a pointer to the payload that is too large, too deep,
 * or holds a number beyond those of JavaScript.
 */
export function checkPayloads(body: unknown): unknown {
  if (!isObject(body)) return body;
  const { messages } = body;
  return {
    ...checkPayload(body, ''),
    ...(Array.isArray(messages) && {
      messages: messages.map((message: unknown, i) =>
        isObject(message) ? checkPayload(message, `/messages/${i}`) : message,
      ),
    }),
  };
}

function checkPayload({ payload, ...rest }: Body, pointer: string): Body {
  if (payload === undefined || payload === null) return rest;
  const at = `${pointer}/payload`;
  if (!fits(payload, DEPTH)) throw invalidBody(at, `must not be nested deeper than ${DEPTH}`);
  if (Buffer.byteLength(JSON.stringify(payload)) > BYTES)
    throw invalidBody(at, `must not be larger than ${BYTES} bytes`);
  return rest;

  function fits(value: unknown, depth: number): boolean {
    if (value === Infinity || value === -Infinity)
      throw invalidBody(at, 'must not contain a number greater than 1.8e308');
    if (typeof value !== 'object' || value === null) return true;
    return depth > 0 && Object.values(value).every((inner) => fits(inner, depth - 1));
  }
}

function isObject(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
