/** A page of a list. */
export interface Page<Item> {
  readonly data: Item[];
  readonly has_more: boolean;
  readonly next_cursor: string | null;
}

/** A list that is read page by page, as its items are asked for: `for await (const item of walk)`. */
export interface Walk<Item> extends AsyncIterable<Item> {
  /** The same page by page: `for await (const page of walk.pages())`. */
  pages(): AsyncIterable<Page<Item>>;
}

/** Walks over the pages that `read` gives for a cursor; the first is asked for without one. */
export function walk<Item>(read: (cursor?: string) => Promise<Page<Item>>): Walk<Item> {
  async function* pages(): AsyncGenerator<Page<Item>> {
    let cursor: string | undefined;
    do {
      const page = await read(cursor);
      yield page;
      cursor = page.next_cursor ?? undefined;
    } while (cursor);
  }
  return {
    pages,
    async *[Symbol.asyncIterator]() {
      for await (const page of pages()) yield* page.data;
    },
  };
}
