import type { Load } from './load';

/** Sends the first request of a load, once. @throws when the status is not the one that it should be. */
export async function ask({ url, requests, status }: Load): Promise<Response> {
  const { method, path, headers, body } = requests(0)[0]!;
  const reply = await fetch(`${url}${path}`, {
    method,
    ...(headers && { headers }),
    ...(body !== undefined && { body }),
  });
  if (reply.status !== status)
    throw new Error(`${method} ${path} answered ${reply.status}: ${await reply.text()}`);
  return reply;
}
