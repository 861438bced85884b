/** Any of them. */
export function pick<T>(from: readonly T[]): T {
  return from[Math.floor(Math.random() * from.length)]!;
}

/** The first of them half the time and the last of them seldom, so that some are busy and some at rest. */
export function pickSkewed<T>(from: readonly T[]): T {
  return from[Math.floor(Math.random() ** 3 * from.length)]!;
}
