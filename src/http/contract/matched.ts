import type { Request } from 'express';
import type { Contract, DescribedOperation } from './contract';

/** The operation that the validator has matched. */
export function matched(contract: Contract, req: Request): DescribedOperation {
  const id = matchedId(req);
  const operation = id === undefined ? undefined : contract.operations.get(id);
  if (!operation) throw new Error(`No operation of the contract was matched for ${req.path}.`);
  return operation;
}

/** Its operationId; undefined where the request went astray before. */
export function matchedId(req: Request): string | undefined {
  return (req as MatchedRequest).openapi?.schema.operationId;
}

/** The values in its path; express itself knows no routes here, and so no parameters. */
export function pathParameters(req: Request): Readonly<Record<string, string>> {
  return (req as MatchedRequest).openapi?.pathParams ?? {};
}

/** What the validator leaves on a request. */
type MatchedRequest = Request & {
  readonly openapi?: {
    readonly schema: { readonly operationId: string };
    readonly pathParams: Readonly<Record<string, string>>;
  };
};
