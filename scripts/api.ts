import type { components } from '../generated/openapi';

/** What the contract says of bodies and events. */
export type Schemas = components['schemas'];

/** The server that the demonstrations talk to; `SERVER` names another one. */
export const server = process.env['SERVER'] ?? 'http://127.0.0.1:8000';

/** Sends a request. @throws Error with what the problem document says, where it is refused. */
export async function call<T>(
  method: string,
  path: string,
  body?: object,
  headers: Record<string, string> = {},
): Promise<T> {
  const response = await fetch(server + path, {
    method,
    headers: { 'Content-Type': 'application/json', ...headers },
    ...(body && { body: JSON.stringify(body) }),
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error((answer as Schemas['Problem']).detail);
  return answer as T;
}
