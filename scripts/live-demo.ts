import { setTimeout as pause } from 'node:timers/promises';
import { call, server, type Schemas } from './api';
import { Follower } from './live-follower';
import { say, sayWhatIsHeld, sayWhetherSame } from './live-lines';
import { prompt, telling } from './tale';

type Message = Schemas['Message'];

/** Milliseconds between two pieces, about as a model makes them. */
const PAUSE = 90;
/** Pieces after which it is shown how far everybody has come. */
const TOGETHER = 5;
/** The pieces before which the phone is cut off, and is back. */
const CUT_OFF = 3 * TOGETHER;
const BACK = 6 * TOGETHER;

/**
 * Writes an answer piece by piece while two screens follow it; one of them is
 * cut off in the middle, and catches up.
 * @returns whether both hold what a fresh read gives.
 */
export async function streamAnswer(): Promise<boolean> {
  const { id } = await call<Schemas['Chat']>('POST', '/api/v1/chats', {
    title: 'The coat of seventy holes, as it is told',
  });
  const chat = `/api/v1/chats/${id}`;
  await call('POST', `${chat}/messages`, prompt, { 'Idempotency-Key': prompt.role });
  const laptop = new Follower('laptop', chat);
  const phone = new Follower('phone', chat);
  const screens = [laptop, phone];
  try {
    for (const screen of screens) await screen.follow();
    say('', `${server}${chat}`);
    say('', 'The writer answers piece by piece; the laptop and the phone follow.');
    const written = await write(chat, screens, phone);
    say('writer', 'has written everything. Compared with a fresh read:');
    const grown = await compare(chat, screens, written.revision);
    const path = `${chat}/messages/${written.id}`;
    const ended = await call<Message>('PATCH', path, { status: 'completed' });
    say('writer', 'has ended the answer. Compared with a fresh read:');
    const whole = await compare(chat, screens, ended.revision);
    const same = grown && whole;
    say('', same ? 'Both hold what the server holds.' : 'Not everybody held what the server held.');
    return same;
  } finally {
    screens.forEach((screen) => screen.cutOff());
  }
}

/** Writes all but the end. @param phone is cut off on the way. */
async function write(chat: string, screens: readonly Follower[], phone: Follower) {
  let answer = await call<Message>('POST', `${chat}/messages`, {
    role: 'assistant',
    content: '',
    status: 'in_progress',
  });
  const path = `${chat}/messages/${answer.id}`;
  const pieces = telling.match(/(?:\S+\s*){1,3}/g) ?? [];
  for (let at = 0; at < pieces.length; at += TOGETHER) {
    if (at === CUT_OFF) {
      phone.cutOff();
      say('phone', 'is cut off.');
    }
    if (at === BACK) await comeBack(phone, answer);
    const some = pieces.slice(at, at + TOGETHER);
    for (const text of some) {
      const offset = Array.from(answer.content).length;
      answer = await call<Message>('PATCH', path, { append: { offset, text } });
      await pause(PAUSE);
    }
    say('writer', some.join(''));
    screens.forEach(sayWhatIsHeld);
  }
  return answer;
}

async function comeBack(phone: Follower, { content, revision }: Message): Promise<void> {
  const missed = Array.from(content).length - Array.from(phone.text).length;
  const before = phone.events;
  await phone.follow();
  await phone.reaches(revision);
  const events = phone.events - before;
  const by = events === 1 ? 'one event' : `${events} events`;
  say('phone', `is back. It missed ${missed} characters, and caught up by ${by}.`);
}

/** Waits until the screens know of a revision. @returns whether they hold what is read then. */
async function compare(
  chat: string,
  screens: readonly Follower[],
  revision: number,
): Promise<boolean> {
  await Promise.all(screens.map((screen) => screen.reaches(revision)));
  const { messages } = await call<Schemas['ChatWithMessages']>('GET', chat);
  return screens.map((screen) => sayWhetherSame(screen, messages.data)).every((same) => same);
}
