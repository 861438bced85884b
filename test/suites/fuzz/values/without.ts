/** The same object without some of its properties. */
export function without<T extends object, Name extends keyof T>(
  value: T,
  ...names: readonly Name[]
): Omit<T, Name> {
  return Object.fromEntries(
    Object.entries(value).filter(([name]) => !names.includes(name as Name)),
  ) as Omit<T, Name>;
}
