/** Parameters that libpq does not know, or that hold a secret. */
const LEFT_OUT = ['password', 'uselibpqcompat'];

/**
 * The command that backs a PostgreSQL database up, for a shell, without the password.
 * @param url a `DATABASE_URL`.
 */
export function pgDump(url: string, file: string): string {
  const target = new URL(url);
  target.password = '';
  for (const name of LEFT_OUT) target.searchParams.delete(name);
  return `pg_dump --format=custom --file=${quoted(file)} --dbname=${quoted(target.href)}`;
}

/** Whether it has a password that the command leaves out. */
export function hasPassword(url: string): boolean {
  const { password, searchParams } = new URL(url);
  return password !== '' || searchParams.has('password');
}

function quoted(text: string): string {
  return /^[\w./:@=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
