import type { RemoteThreadListAdapter, ThreadMessage } from '@assistant-ui/core' with {
  'resolution-mode': 'import',
};
import { storableText } from '../message-form/readable-text.js';
import { readableForm } from './readable-form.js';

type AssistantStream = Awaited<ReturnType<RemoteThreadListAdapter['generateTitle']>>;

/** The longest title that the server takes, in code points. */
const MAX_TITLE = 200;
const READABLE = 60;

/** The first prompt as a title: on one line, cut between words; undefined if it has no text. */
export function promptTitle(messages: readonly ThreadMessage[]): string | undefined {
  const prompt = messages.find(({ role }) => role === 'user');
  if (!prompt) return undefined;
  const text = readableForm(prompt).content.replace(/\s+/g, ' ').trim();
  const start = storableText(text, READABLE);
  if (start === text) return text;
  const space = start.lastIndexOf(' ');
  return `${start.slice(0, space > READABLE / 2 ? space : undefined).trimEnd()}…`;
}

/** A title as the server takes it, at most 200 code points; null instead of an empty one. */
export function storedTitle(title: string): string | null {
  return storableText(title, MAX_TITLE) || null;
}

/** A title as the stream that assistant-ui reads it from. */
export function titleStream(title: string | null): AssistantStream {
  return new ReadableStream({
    start(controller) {
      if (title !== null) {
        controller.enqueue({ type: 'part-start', path: [], part: { type: 'text' } });
        controller.enqueue({ type: 'text-delta', path: [0], textDelta: title });
        controller.enqueue({ type: 'part-finish', path: [0] });
      }
      controller.close();
    },
  });
}
