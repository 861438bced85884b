import { spawnSync } from 'node:child_process';

/** How the clients of the registries say that none answers. */
const UNREACHABLE = new RegExp(
  [
    'EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENOTFOUND|ENETUNREACH|ETIMEDOUT', // npm
    'NewConnectionError|ConnectTimeoutError|Temporary failure in name resolution', // pip
    'dial tcp|i/o timeout|no such host', // go
    'Could not transfer artifact|Unknown host|Connection refused|Network is unreachable', // mvn
  ].join('|'),
);

/** The first of these commands that the machine does not have. */
export function missing(commands: readonly string[]): string | undefined {
  return commands.find(
    (command) => spawnSync('bash', ['-c', `command -v ${command}`]).status !== 0,
  );
}

/** Whether an installation failed because no registry answered, and for no other reason. */
export function isUnreachable(output: string): boolean {
  return UNREACHABLE.test(output);
}
