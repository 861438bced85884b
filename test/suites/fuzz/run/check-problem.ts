import type { Contract } from '../contract/contract';
import type { Reply, Request } from '../wire/request';
import { parse } from './check';

interface Problem {
  readonly type: string;
  readonly status: number;
  readonly instance: string;
  readonly request_id: string;
  readonly errors?: readonly unknown[];
}

/** What is wrong with a problem document beyond its schema. */
export function checkProblem(contract: Contract, request: Request, reply: Reply): string[] {
  const { status, headers, body } = reply;
  if (headers['content-type']?.split(';')[0] !== 'application/problem+json')
    return [`has an error of the type "${headers['content-type'] ?? ''}"`];
  const value = parse(body);
  const complaint = contract.problem(value);
  if (complaint) return [`has no valid problem document: ${complaint}`];

  const problem = value as Problem;
  const found: string[] = [];
  if (problem.status !== status) found.push(`tells of ${problem.status} in its body`);
  if (problem.request_id !== headers['x-request-id'])
    found.push('has another request_id than X-Request-Id');
  const due = contract.problems.get(problem.type);
  if (due !== undefined && due !== status)
    found.push(`has the type ${problem.type}, which belongs to ${due}`);
  if (problem.type === '/problems/invalid-request' && !problem.errors?.length)
    found.push('does not tell in `errors` what is invalid');
  if (/\bat .*\.(js|ts):\d|node_modules|SELECT |INSERT |SQLITE|sequelize/i.test(inside(problem)))
    found.push('tells of the inside of the server');
  return found.filter(() => !request.target.includes('node_modules'));
}

/** All of a problem but what it repeats of the request. */
function inside(problem: Problem): string {
  return JSON.stringify({ ...problem, instance: '' });
}
