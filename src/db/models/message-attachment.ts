import { hidden, integer, key, optional, text, uuid, type Read } from './columns';
import { table } from './table';

/** The images of a message. */
export const messageAttachments = table('message_attachments', {
  owner: hidden(key(text(255))),
  chat_id: hidden(key(uuid())),
  sequence: key(integer()),
  /** Its place in the message, from 0. */
  position: hidden(key(integer())),
  type: text<'image'>(16),
  url: text(2_048),
  alt: optional(text(500)),
  width: optional(integer()),
  height: optional(integer()),
});

/** What is read of an attachment, with the sequence of its message. */
export type AttachmentRow = Read<typeof messageAttachments.columns>;
