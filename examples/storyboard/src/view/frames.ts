import type { Attachment, Message } from 'aldar-kose-client';

export interface Frame {
  readonly picture: Attachment;
  readonly caption: string;
}

export interface Frames {
  /** Paragraphs that belong to no picture. */
  readonly prose: readonly string[];
  readonly frames: readonly Frame[];
  /** How many frames there will be. */
  readonly planned: number;
}

/**
 * A reply as frames. Where its metadata say that it is laid out as a storyboard, paragraph and picture
 * belong together; what other clients have written is shown as text with pictures below it.
 */
export function framesOf({ content, attachments, metadata }: Message): Frames {
  const paragraphs = content === '' ? [] : content.split('\n\n');
  const laidOut = metadata['layout'] === 'storyboard';
  return {
    prose: laidOut ? paragraphs.slice(attachments.length) : paragraphs,
    frames: attachments.map((picture, index) => ({
      picture,
      caption: laidOut ? (paragraphs[index] ?? '') : '',
    })),
    planned: Number(metadata['frames'] ?? attachments.length),
  };
}
