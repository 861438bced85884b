import type { UIMessage } from '../types.js';

/** What is known of a request to a model. */
export interface ModelRequest<UI extends UIMessage> {
  readonly messages?: readonly UI[];
  readonly trigger?: 'submit-message' | 'regenerate-message' | undefined;
  readonly messageId?: string | undefined;
}

/** The answer that a reply goes on with, or null where it is a new one; as `useChat` sees it. */
export function continuedBy<UI extends UIMessage>(request: ModelRequest<UI>): UI | null {
  const { trigger, messages = [], messageId } = request;
  if (trigger === 'regenerate-message') return null;
  const named = messageId === undefined ? undefined : messages.find(({ id }) => id === messageId);
  const message = named ?? messages.at(-1);
  return message?.role === 'assistant' ? message : null;
}
