import type * as problems from '../problems.js';

/**
 * Whether the server has answered with this problem. By its name, for an application may hold this
 * package twice, as modules and as CommonJS.
 */
export function isProblem(error: unknown, name: keyof typeof problems): boolean {
  return error instanceof Error && error.name === name;
}
