import type { StoredAttachment } from '../../src/db/models/message';
import type { Random } from './random';
import type { Texts } from './texts';

/** JSON that a row holds beside its content, and how many bytes the server counts for it. */
export interface Part {
  readonly json: string;
  readonly size: number;
}

/** How many different ones there are; rows are stored one by one, so that nothing is saved where two are alike. */
const different = (messages: number) => Math.max(20, Math.min(2_000, messages / 100));

/** Storyboards of six to ten images. */
export function storyboards(source: Random, texts: Texts, messages: number): readonly Part[] {
  return Array.from({ length: different(messages) }, () => {
    const story = source.hex(32);
    const images = Array.from({ length: 6 + source.below(5) }, (_, i): StoredAttachment => {
      const url = `https://images.example/aldar-kose/storyboards/${story}/frame-${i + 1}-${source.hex(8)}.webp`;
      const alt = `Frame ${i + 1}: ${texts.line(60 + source.below(120))}`;
      return { type: 'image', url, alt, width: 1024, height: 576 };
    });
    return part(JSON.stringify(images));
  });
}

/** How a frontend that shows calls of tools calls what it keeps of a message. */
export const FORMAT = 'ai-sdk/v5';

/** What a frontend keeps of an answer for which tools were called. */
export function payloads(source: Random, texts: Texts, messages: number): readonly Part[] {
  return Array.from({ length: different(messages) }, () => {
    const calls = Array.from({ length: 1 + source.below(3) }, () => ({
      type: 'tool-search',
      toolCallId: `call_${source.hex(24)}`,
      state: 'output-available',
      input: { query: texts.line(20 + source.below(60)), limit: 1 + source.below(20) },
      output: {
        results: [{ title: texts.line(40), snippet: texts.line(200 + source.below(800)) }],
      },
    }));
    return part(JSON.stringify({ parts: [{ type: 'step-start' }, ...calls] }));
  });
}

function part(json: string): Part {
  return { json, size: Buffer.byteLength(json) };
}
