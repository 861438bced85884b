import type { Summary } from '../../test/support/summary';
import type { Tool } from './tool';
import type { Warnings } from './warnings';

/** What became of a tool. A step that was not come to has not succeeded. */
export interface Result {
  readonly tool: Tool;
  /** Why the tool is not to be had on this machine; then nothing else is known. */
  readonly absent?: string;
  readonly generated: boolean;
  readonly warnings: Warnings;
  readonly compiles: boolean;
  readonly roundTrip: boolean;
  readonly seconds: number;
}

/** What is checked: each tool's warnings, and those of the other two steps that it has. */
export function checksOf(result: Result): readonly boolean[] {
  const { tool, generated, warnings, compiles, roundTrip } = result;
  return [
    generated && warnings.contract.length === 0,
    ...(tool.compile === undefined ? [] : [compiles]),
    ...(tool.roundTrip === undefined ? [] : [roundTrip]),
  ];
}

export function count(result: Result): Summary {
  const checks = checksOf(result);
  if (result.absent !== undefined) return { passed: 0, failed: 0, skipped: checks.length };
  const passed = checks.filter(Boolean).length;
  return { passed, failed: checks.length - passed, skipped: 0 };
}
