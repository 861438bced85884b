import type { components } from '../../../generated/openapi';
import type { Exchange } from './check-reply';
import { place } from './document';
import { complaints } from './schemas';

type Problem = components['schemas']['Problem'];

/** What is wrong with a problem document; nothing when it is good. */
export function checkProblem({ status, headers, text, path, method }: Exchange): string[] {
  const type = headers['content-type'];
  if (!/^application\/problem\+json(; ?charset=utf-8)?$/.test(type ?? ''))
    return [`has the content type "${type ?? ''}"`];
  if (method === 'HEAD') return text === '' ? [] : ['must not have a body'];
  const problem = JSON.parse(text) as Problem;
  const wrong = complaints('/components/schemas/Problem', problem);
  if (wrong.length > 0) return wrong;
  const described = place(`/x-problems/${problem.type.replace('/problems/', '')}`).node;
  return [
    ...differs('status', problem.status, status),
    ...differs('the status of its type', described['status'], status),
    ...differs('title', problem.title, described['title']),
    ...differs('request_id', problem.request_id, headers['x-request-id']),
    ...differs('instance', decoded(problem.instance), decoded(path)),
  ];
}

function differs(what: string, found: unknown, wanted: unknown): string[] {
  return found === wanted ? [] : [`has ${what} ${String(found)}, not ${String(wanted)}`];
}

/** A path may be spelt with more or fewer escapes; a malformed one is compared as it is. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path.replaceAll('%25', '%');
  }
}
