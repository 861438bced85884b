/** 32 hexadecimal digits from 128 random bits; unlike `crypto.randomUUID`, on pages without https too. */
export function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
