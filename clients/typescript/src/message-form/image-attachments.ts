import type { NewAttachment } from '../types.js';
import { storableText } from './readable-text.js';

/** An image as frontends know it. */
export interface LinkedImage {
  readonly url: string;
  /** What it shows, or its file name. */
  readonly alt?: string | null | undefined;
}

const MOST = 32;
const MAX_URL = 2_048;
const MAX_ALT = 500;

/** The same as the contract's pattern but for the details of IPv6 hosts, which `URL` has checked. */
const URL_FORM =
  /^https?:\/\/(([\w.~!$&'()*+,;=:-]|%[\da-f]{2})*@)?(([\w.~!$&'()*+,;=-]|%[\da-f]{2})+|\[[\da-f:]+\])(:\d{0,5})?([/?#]([\w.~!$&'()*+,;=:@/?#-]|%[\da-f]{2})*)?$/i;

/**
 * The images that the server can link to, as `attachments` takes them: those with an http or https
 * URL of at most 2,048 characters, the first 32 of them. Others, such as `data:` URLs, are left out.
 */
export function imageAttachments(images: Iterable<LinkedImage>): NewAttachment[] {
  const attachments: NewAttachment[] = [];
  for (const { url, alt } of images) {
    const link = linkOf(url);
    if (link === undefined) continue;
    attachments.push({
      type: 'image',
      url: link,
      ...(alt ? { alt: storableText(alt, MAX_ALT) } : {}),
    });
    if (attachments.length === MOST) break;
  }
  return attachments;
}

/** The URL in the contract's form: as it is where it has that form, else percent-encoded. */
function linkOf(url: string): string | undefined {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return undefined;
  const link = URL_FORM.test(url) ? url : encoded(new URL(url));
  return link.length <= MAX_URL && URL_FORM.test(link) ? link : undefined;
}

function encoded(url: URL): string {
  const rest = url.href.slice(url.href.indexOf('//') + 2).search(/[/?#]/);
  const start = url.href.indexOf('//') + 2 + rest;
  const tail = url.href
    .slice(start)
    .replace(/%(?![\da-f]{2})|[^\w.~!$&'()*+,;=:@/?#%-]/gi, encodeURIComponent);
  return url.href.slice(0, start) + tail;
}
