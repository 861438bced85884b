import type { ErrorRequestHandler, Request, RequestHandler } from 'express';
import type { Contract, DescribedOperation } from './contract/contract';
import { matched, matchedId, pathParameters } from './contract/matched';
import type { Input, OperationId, Operations } from './operations/types';
import type { EventReply, EventStreams } from './event-streams';
import { identityOf } from './owner';
import { toProblem } from './problems/to-problem';
import { send, type AnyReply } from './reply';

/** Runs the operation that the validator has matched. */
export function dispatch(
  contract: Contract,
  operations: Operations,
  streams: EventStreams,
): RequestHandler {
  return async (req, res) => {
    const described = matched(contract, req);
    const identity = identityOf(res);
    // The one cast: the validator has made the request what the operation's types say.
    const operation = operations[described.id as OperationId] as (
      input: unknown,
    ) => Promise<AnyReply | EventReply>;
    const reply = await operation({
      owner: identity?.owner,
      path: pathParameters(req),
      query: req.query,
      headers: req.headers,
      body: req.body,
    } satisfies Record<keyof Input<OperationId>, unknown>);
    assertDocumented(described, reply);
    if ('events' in reply) streams.send(res, described.id, identity!, reply);
    else send(res, reply);
  };
}

/** Answers whatever was thrown, before or in an operation, with a problem document. */
export function answerErrors(contract: Contract): ErrorRequestHandler {
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- express tells it by its four parameters
  return (error: unknown, req, res, _next) => {
    if (res.headersSent) {
      res.destroy();
      return;
    }
    const reply = toProblem(contract.problems, error, {
      path: req.path,
      id: res.getHeader('X-Request-Id') as string,
    });
    if (req.method === 'OPTIONS' && reply.status === 405) {
      send(res, { status: 204, headers: reply.headers });
      return;
    }
    if (reply.fault || reply.status === 503) res.err = error as Error; // for the log
    const id = matchedId(req);
    if (id !== undefined) warnIfUndocumented(req, contract.operations.get(id)!, reply);
    res.setHeader('Content-Type', 'application/problem+json');
    send(res, reply);
  };
}

/** Every reply has them, whatever happens. */
const COMMON = new Set(['X-Request-Id', 'X-Contract']);

/** What the validator does not look at: the status, the headers, and replies without a body. */
function assertDocumented(
  { id, responses }: DescribedOperation,
  reply: AnyReply | EventReply,
): void {
  const required = responses.get(reply.status);
  if (!required)
    throw new Error(`${id} answered ${reply.status}, which the contract does not know.`);
  const missing = required.filter(
    (name) => !COMMON.has(name) && reply.headers?.[name] === undefined,
  );
  if (missing.length > 0) throw new Error(`${id} ${reply.status} lacks ${missing.join(', ')}.`);
  const bodiless = reply.status === 204 || reply.status === 304;
  if (bodiless !== (reply.body === undefined && !('events' in reply)))
    throw new Error(`${id} ${reply.status} has ${bodiless ? 'a' : 'no'} body.`);
}

function warnIfUndocumented(req: Request, operation: DescribedOperation, reply: AnyReply): void {
  if (!operation.responses.has(reply.status))
    req.log.error({ operation: operation.id, status: reply.status }, 'undocumented status');
}
