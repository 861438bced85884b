import { isDeepStrictEqual } from 'node:util';
import type { Schemas } from './api';
import type { Follower } from './live-follower';

type Message = Schemas['Message'];

/** Characters of a text that are shown of its end. */
const END = 44;

/** Prints a line under somebody's name. */
export function say(name: string, text: string): void {
  console.log(`${name.padEnd(8)}${text}`.trimEnd());
}

/** Prints how much a screen holds of the answer, and how that ends. */
export function sayWhatIsHeld(screen: Follower): void {
  const text = Array.from(screen.text);
  const end = (text.length > END ? '…' : '') + text.slice(-END).join('').trimEnd();
  const count = String(text.length).padStart(3);
  say(screen.name, `holds ${count}: ${end}${screen.isCutOff ? ' (cut off)' : ''}`);
}

/** Prints whether a screen holds the messages that a fresh read gives. @returns whether it does. */
export function sayWhetherSame(screen: Follower, messages: readonly Message[]): boolean {
  const same = isDeepStrictEqual(screen.messages.map(readable), messages.map(readable));
  const texts = [screen.text, messages.at(-1)?.content ?? ''];
  const [held, read] = texts.map((text) => Array.from(text).length);
  say(
    screen.name,
    same
      ? `the same ${read} characters, every one of them`
      : `NOT the same: ${held} characters where ${read} are`,
  );
  return same;
}

/** What people see of a message. */
function readable({ sequence, role, status, content }: Message) {
  return { sequence, role, status, content };
}
