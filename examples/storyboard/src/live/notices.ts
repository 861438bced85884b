import { useSyncExternalStore } from 'react';

let notice: string | undefined;
const listeners = new Set<() => void>();

/** Waits for what somebody has asked for, and tells where it fails. @param failure "The chat could not be renamed" */
export async function attempt(work: Promise<unknown>, failure: string): Promise<void> {
  try {
    await work;
  } catch (error) {
    show(`${failure}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** What failed last, and a function that takes it away. */
export function useNotice(): [string | undefined, () => void] {
  return [useSyncExternalStore(subscribe, () => notice), () => show(undefined)];
}

function show(text: string | undefined): void {
  notice = text;
  for (const listener of listeners) listener();
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}
