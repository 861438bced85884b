import type { Problem } from '../types.js';

/**
 * Whether an error is a reply with this problem. It looks at the problem and not at the class: an
 * application may hold the package twice, as a module and as CommonJS.
 */
export function isProblem(error: unknown, slug: string): boolean {
  const { problem } = (error ?? {}) as { problem?: Partial<Problem> };
  return problem?.type === `/problems/${slug}`;
}
