import type { NewAttachment } from 'aldar-kose-client';
import { ALTS, type Scene } from './stories';

/**
 * Marks replies whose paragraphs belong to their pictures, one to one, and tells how many there will be,
 * so that a screen can show the empty frames from the start.
 */
export function metadataOf(story: readonly Scene[]): Record<string, string> {
  return { layout: 'storyboard', frames: String(story.length) };
}

/** The pictures of a story as attachments; their addresses have to be absolute. */
export function attachmentsOf(story: readonly Scene[], origin: string): NewAttachment[] {
  return story.map(({ picture }) => ({
    type: 'image',
    url: `${origin}/frames/${picture}.svg`,
    alt: ALTS[picture - 1]!,
    width: 1024,
    height: 576,
  }));
}
