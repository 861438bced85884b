import type { Session } from '../run/session';

/** `If-Match` that fits a chat of this revision. */
export function currentTags({ choice }: Session, revision: number): string {
  const tag = `"${revision}"`;
  return choice.one([
    tag,
    '*',
    `"x", ${tag}`,
    `${tag},"0"`,
    `"${revision - 1}" , ${tag}`,
    `W/"${revision}", ${tag}`,
    `"${'x'.repeat(900)}", ${tag}`,
  ]);
}

/** `If-Match` that does not fit; a weak tag never does. */
export function staleTags({ choice }: Session, revision: number): string {
  return choice.one([
    `"${revision - 1}"`,
    `"${revision + 1}"`,
    `"0${revision}"`,
    `"${revision}0"`,
    `"${revision}.0"`,
    `W/"${revision}"`,
    '""',
    '"x"',
    '"*"',
    '"9007199254740993"',
    `"${revision - 1}", "${revision + 1}"`,
    `"${'x'.repeat(998)}"`,
  ]);
}

/** `If-None-Match` that names this revision; a weak tag counts. */
export function knownTags(session: Session, revision: number): string {
  return session.choice.once(3) ? `W/"${revision}"` : currentTags(session, revision);
}

/** `If-None-Match` that does not name it. */
export function unknownTags(session: Session, revision: number): string {
  const tags = staleTags(session, revision);
  return tags.startsWith('W/') ? '"x"' : tags;
}
