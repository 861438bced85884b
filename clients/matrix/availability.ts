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

/** Something that must be on the machine. */
export interface Need {
  /** As in "no java 11 or later". */
  readonly name: string;
  /** A script of bash that succeeds where it is there. */
  readonly test: string;
}

export const NPM: Need = { name: 'npm', test: 'command -v npm' };
export const MAVEN: Need = { name: 'mvn', test: 'command -v mvn' };
export const JAVA: Need = {
  name: 'JDK 11 or later',
  test: `javac -version 2>&1 | grep -E '^javac (1[1-9]|[2-9][0-9])\\b'`,
};
/** From 1.21 on Go fetches the version that a go.mod asks for. */
export const GO: Need = {
  name: 'go 1.21 or later',
  test: `go version | grep -E 'go1\\.(2[1-9]|[3-9][0-9])\\b'`,
};
export const PYTHON: Need = {
  name: 'python 3.11 or later, with venv',
  test: `python3 -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))'`,
};

/** The first of these that the machine does not have. */
export function missing(needs: readonly Need[]): Need | undefined {
  return needs.find(({ test }) => spawnSync('bash', ['-c', test]).status !== 0);
}

/** Whether an installation failed because no registry answered, and for no other reason. */
export function isUnreachable(output: string): boolean {
  return UNREACHABLE.test(output);
}
