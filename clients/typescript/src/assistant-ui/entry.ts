import type { MessageReplacement } from '../types.js';

/** A message under the ids that the frontend's library gave to it and to its parent. */
export interface Entry {
  readonly id: string;
  readonly parentId: string | null;
  readonly message: Omit<MessageReplacement, 'parent_sequence' | 'metadata'>;
}
