/** A chat's revision as an entity tag. */
export function etag(revision: number): string {
  return `"${revision}"`;
}

/** Whether `If-None-Match` names this revision; weak tags count (RFC 9110, section 13.1.2). */
export function noneMatch(header: string | undefined, revision: number): boolean {
  return !tags(header).some((tag) => tag === '*' || tag.replace(/^W\//, '') === etag(revision));
}

/**
 * What `If-Match` asks of a revision; weak tags never match (RFC 9110, section 13.1.1).
 * @returns undefined when the header is absent and nothing is asked.
 */
export function ifMatch(header: string | undefined): ((revision: number) => boolean) | undefined {
  if (header === undefined) return undefined;
  const wanted = tags(header);
  return (revision) => wanted.some((tag) => tag === '*' || tag === etag(revision));
}

function tags(header = ''): readonly string[] {
  return header.match(/\*|(W\/)?"[^"]*"/g) ?? [];
}
