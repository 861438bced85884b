/** What browsers have and others may lack. */
export const scope = globalThis as Partial<
  Pick<typeof globalThis, 'location' | 'addEventListener' | 'removeEventListener'>
>;
