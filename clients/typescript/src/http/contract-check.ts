import type { Send } from './send.js';

/** The version of the contract that this client was made from: `info.version` of `openapi.yaml`. */
export const CONTRACT_VERSION = '0.1.0';

/** Says once when the server's contract has another major version than the client's. */
export function checkContract(send: Send, warn: (message: string) => void): Send {
  let warned = false;
  return async (request) => {
    const response = await send(request);
    const version = response.headers.get('X-Contract')?.split(' ')[0];
    if (version && !warned && breaking(version) !== breaking(CONTRACT_VERSION)) {
      warned = true;
      warn(
        `The server has version ${version} of its contract and this client was made for ` +
          `${CONTRACT_VERSION}: use a client of the server's version.`,
      );
    }
    return response;
  };
}

/** The part of a version that a breaking change moves; before 1.0.0 that is the minor one (semver.org). */
function breaking(version: string): string {
  const [major, minor] = version.split('.');
  return major === '0' ? `0.${minor}` : major!;
}
