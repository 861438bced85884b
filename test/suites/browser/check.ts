import { tellSummary } from '../../support/summary';

/** Counts one thing that must hold. @throws Error where it does not. */
export function check(what: string, found: string, expected: string): void {
  if (!found.includes(expected)) throw new Error(`${what}: "${found}", not "${expected}".`);
  console.log(`ok: ${what}: ${expected}`);
  tellSummary({ passed: 1 });
}
