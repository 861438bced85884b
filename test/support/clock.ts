/** A clock that stands still until a test moves it. */
export interface Clock {
  (): Date;
  /** Moves it on. */
  pass(milliseconds: number): void;
}

export function stoppedClock(start = '2026-11-23T03:10:34.123Z'): Clock {
  let now = Date.parse(start);
  return Object.assign(() => new Date(now), {
    pass: (milliseconds: number) => void (now += milliseconds),
  });
}
