import type { Response } from 'supertest';
import type { Problem } from '../../src/http/problems/to-problem';

/** The problem document that a reply holds. */
export function problemIn(reply: Response): Problem {
  return reply.body as Problem;
}

/** Where the request was invalid: a pointer into the body, or the name of a parameter or header. */
export function invalidPlaces(reply: Response): string[] {
  const { errors = [] } = problemIn(reply);
  const places = errors.map(({ in: part, pointer, name }) => `${part} ${pointer ?? name ?? ''}`);
  return [...new Set(places)]; // one place may break several rules
}
