/**
 * A path as it came may hold characters that RFC 3986 allows in no URI, and two
 * slashes in front would be read as another host (section 4.2).
 */
export function uriReference(path: string): string {
  if (!path.startsWith('/')) return '/';
  return path
    .replace(/^\/\//, '/.//')
    .replace(/%(?![\dA-Fa-f]{2})/g, '%25')
    .replace(/[^A-Za-z0-9._~!$&'()*+,;=:@%/-]/g, (character) => encodeURIComponent(character));
}
