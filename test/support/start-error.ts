import { StartFailed, startServer } from './server-process';

/** Starts a server that cannot start. @returns what it leaves on stderr. */
export async function startError(env: Readonly<Record<string, string>>): Promise<StartFailed> {
  try {
    const server = await startServer(env);
    await server.stop('SIGKILL');
  } catch (error) {
    if (error instanceof StartFailed) return error;
    throw error;
  }
  throw new Error('The server has started.');
}

/** One line and no more, with which the process ended. */
export function lineOf({ exitCode, output }: StartFailed): string {
  expect(exitCode).toBe(1);
  expect(output).toMatch(/^[^\n]+\n$/);
  expect(output).not.toMatch(/\bat .+:\d+:\d+/); // no stack
  return output.trimEnd();
}
