import type { Api } from './api';

/** A revision as a client names it in `If-Match` and `If-None-Match`. */
export function tag({ revision }: { readonly revision: number }): string {
  return `"${revision}"`;
}

/** How far the line of an owner has come. */
export async function lineOf(api: Api): Promise<number> {
  const { headers } = await api.get('/api/v1/chats?limit=1').expect(200);
  return Number(/^"(\d+)"$/.exec(headers['etag']!)![1]);
}
