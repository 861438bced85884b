import type { Api } from './api';

interface Page<Item> {
  readonly data: readonly Item[];
  readonly has_more: boolean;
  readonly next_cursor: string | null;
}

/**
 * Walks a list from its beginning to its end, a page at a time.
 * @param path with a query, so that `cursor` can be added.
 * @param between is done after each page, while the walk is under way.
 */
export async function walk<Item>(
  api: Api,
  path: string,
  between: () => Promise<unknown> = () => Promise.resolve(),
): Promise<Item[]> {
  const items: Item[] = [];
  let cursor = '';
  for (;;) {
    const page = (await api.get(`${path}${cursor}`).expect(200)).body as Page<Item>;
    items.push(...page.data);
    expect(page.has_more).toBe(page.next_cursor !== null);
    if (page.next_cursor === null) return items;
    cursor = `&cursor=${page.next_cursor}`;
    await between();
  }
}
