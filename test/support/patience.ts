/**
 * For the environment of a server in a test: a busy machine may keep a statement, a
 * transaction that a test holds open, or a drain waiting for long.
 */
export const PATIENT = { DATABASE_STATEMENT_TIMEOUT: '60', SHUTDOWN_TIMEOUT: '60' };
