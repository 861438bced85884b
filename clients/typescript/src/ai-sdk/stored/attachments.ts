import { imageAttachments } from '../../message-form/image-attachments.js';
import type { NewAttachment } from '../../types.js';
import type { UIMessage } from '../types.js';

/**
 * The images of a message that have an address of their own, as attachments. Files that are written into
 * the message (`data:`) and other kinds stay in the payload alone.
 */
export function attachmentsOf({ parts }: UIMessage): NewAttachment[] {
  return imageAttachments(
    parts.flatMap((part) =>
      part.type === 'file' && /^image(\/|$)/i.test(part.mediaType)
        ? [{ url: part.url, alt: part.filename }]
        : [],
    ),
  );
}
