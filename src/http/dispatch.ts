import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Contract, DescribedOperation } from './contract/contract';
import { matched, matchedId, pathParameters } from './contract/matched';
import type { Input, OperationId, Operations } from './operations/types';
import type { EventReply, EventStreams } from './event-streams';
import { identityOf } from './owner';
import { toProblem, type ProblemReply } from './problems/to-problem';
import { send, type AnyReply } from './reply';
import { tellLog } from './request-log';
import type { CheckReply } from './validation/reply-check';

/** Runs the operation that the validator has matched. */
export function dispatch(
  contract: Contract,
  operations: Operations,
  streams: EventStreams,
  check: CheckReply,
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
    if ('events' in reply) {
      streams.send(res, described.id, identity!, reply);
      return;
    }
    if (reply.body !== undefined) await check(described.id, reply.status, reply.body);
    send(res, reply);
  };
}

/** Answers whatever was thrown, before or in an operation, with a problem document. */
export function answerErrors(
  contract: Contract,
  check: CheckReply,
  logger: Logger,
): ErrorRequestHandler {
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- express tells it by its four parameters
  return async (error: unknown, req, res, _next) => {
    if (res.headersSent) {
      res.destroy();
      return;
    }
    const reply = await problemFor(error);
    if (req.method === 'OPTIONS' && reply.status === 405) {
      send(res, { status: 204, headers: reply.headers });
      return;
    }
    res.setHeader('Content-Type', 'application/problem+json; charset=utf-8');
    send(res, reply);

    async function problemFor(thrown: unknown): Promise<ProblemReply> {
      const id = res.getHeader('X-Request-Id') as string;
      const problem = toProblem(contract, thrown, { path: req.path, id });
      if (problem.fault || problem.status === 503) tellLog(res, thrown);
      const operation = contract.operations.get(matchedId(req) ?? '');
      if (!operation) return problem;
      warnIfUndocumented(operation, problem, logger.child({ request_id: id }));
      if (problem.status >= 500) return problem;
      return check(operation.id, problem.status, problem.body).then(() => problem, problemFor);
    }
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
  if (bodiless === hasBody(reply))
    throw new Error(`${id} ${reply.status} has ${bodiless ? 'a' : 'no'} body.`);
}

function hasBody(reply: AnyReply | EventReply): boolean {
  return reply.body !== undefined || reply.bytes !== undefined || 'events' in reply;
}

function warnIfUndocumented(
  { id, responses }: DescribedOperation,
  { status }: AnyReply,
  logger: Logger,
): void {
  if (!responses.has(status)) logger.error({ operation: id, status }, 'undocumented status');
}
