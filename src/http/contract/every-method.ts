import type { Contract } from './contract';

/** Every method that some path has. */
export function everyMethod({ operations }: Pick<Contract, 'operations'>): string[] {
  const methods = [...operations.values()].map(({ method }) => method);
  return [...new Set([...methods, 'HEAD'])];
}
