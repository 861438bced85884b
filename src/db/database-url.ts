/** What a `DATABASE_URL` stands for. */
export type DatabaseTarget =
  | { readonly dialect: 'sqlite'; readonly path: string }
  | { readonly dialect: 'postgres'; readonly url: string };

/** The forms that are understood, for an error message. */
export const DATABASE_URL_FORMS = 'sqlite:<path>, sqlite:///<path> or postgres://<host>/<database>';

/**
 * Reads a `DATABASE_URL`. `sqlite:///<path>` is SQLAlchemy's form, whose fourth
 * slash begins an absolute path.
 * @returns undefined for anything else; a database in memory is no place for a history.
 */
export function parseDatabaseUrl(url: string): DatabaseTarget | undefined {
  if (/^postgres(ql)?:\/\/./.test(url))
    return URL.canParse(url) ? { dialect: 'postgres', url } : undefined;
  const [, path] = /^sqlite:(?:\/\/\/)?(?!\/\/)(.+)$/.exec(url) ?? [];
  return path === undefined || path.includes(':memory:') || path.includes('\0')
    ? undefined
    : { dialect: 'sqlite', path };
}
