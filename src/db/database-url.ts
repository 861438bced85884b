/** What a `DATABASE_URL` stands for. */
export type DatabaseTarget =
  | { readonly dialect: 'sqlite'; readonly path: string }
  | { readonly dialect: 'postgres'; readonly url: string };

const FORMS = 'must be sqlite:<path>, sqlite:///<path> or postgres://<host>/<database>';

/** libpq's, but for `allow`, which would begin without TLS (PostgreSQL manual, 34.1.2). */
const SSL_MODES = ['disable', 'prefer', 'require', 'verify-ca', 'verify-full'];

/**
 * Reads a `DATABASE_URL`. `sqlite:///<path>` is SQLAlchemy's form, whose fourth
 * slash begins an absolute path. A database in memory is no place for a history.
 * @throws Error whose message says what the URL must be, and does not repeat it:
 * it may hold a password.
 */
export function parseDatabaseUrl(text: string): DatabaseTarget {
  if (/^postgres(ql)?:\/\/./.test(text)) return postgresTarget(text);
  const [, path] = /^sqlite:(?:\/\/\/)?(?!\/\/)(.+)$/.exec(text) ?? [];
  if (path === undefined || path.includes(':memory:')) throw new Error(FORMS);
  return { dialect: 'sqlite', path };
}

function postgresTarget(url: string): DatabaseTarget {
  if (!URL.canParse(url)) throw new Error(FORMS);
  const parameters = new URL(url).searchParams;
  const mode = parameters.get('sslmode') ?? 'disable';
  if (!SSL_MODES.includes(mode))
    throw new Error(`must have an sslmode of ${SSL_MODES.join(', ')}, not "${mode}"`);
  if (mode === 'verify-ca' && !parameters.has('sslrootcert'))
    throw new Error('must name an sslrootcert for sslmode=verify-ca');
  return { dialect: 'postgres', url };
}
