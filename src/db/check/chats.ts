import { firstGap, type CheckedChat } from '../queries/check-chats';
import type { On } from '../queries/statement';
import type { Check, Findings } from './findings';

type Judged = Extract<Check, 'sequences' | 'counts' | 'activity' | 'revisions' | 'lines' | 'sizes'>;

/** Whether a chat is wrong, by each of the checks that look at chats. */
const WRONG: Readonly<Record<Judged, (chat: CheckedChat) => boolean>> = {
  sequences: ({ messages, first, last }) =>
    messages !== null && (Number(first) !== 1 || Number(last) !== Number(messages)),
  counts: ({ message_count, messages }) => Number(message_count) !== Number(messages),
  activity: ({ active }) => !active,
  revisions: ({ revision, changed }) => Number(revision) < Number(changed),
  lines: ({ revision, line, cleared }) =>
    line === null || Number(revision) > Number(line) || Number(revision) <= Number(cleared),
  sizes: ({ largest_message, largest }) => Number(largest_message) < Number(largest),
};

/** What is wrong with a page of chats; their messages are looked at beside. */
export async function judgeChats(
  on: On,
  chats: readonly CheckedChat[],
  findings: Findings,
): Promise<void> {
  for (const check of Object.keys(WRONG) as Judged[]) {
    findings.looked(check, chats.length);
    const wrong = chats.filter(WRONG[check]);
    const wanted = findings.found(check, wrong.length);
    for (const chat of wrong.slice(0, wanted))
      findings.name(check, [await example(on, check, chat)]);
  }
}

async function example(on: On, check: Judged, chat: CheckedChat) {
  const { owner, id } = chat;
  const gap = check === 'sequences' ? await firstGap(on, { owner, id }) : [];
  return { owner, chat_id: id, sequence: gap[0]?.sequence ?? null, note: noteOf(check, chat) };
}

function noteOf(check: Judged, chat: CheckedChat): string {
  const messages = chat.messages ?? 0;
  switch (check) {
    case 'sequences':
      return `${messages} messages, the last is ${chat.last}`;
    case 'counts':
      return `message_count ${chat.message_count}, ${messages} messages`;
    case 'activity':
      return '';
    case 'revisions':
      return `revision ${chat.revision}, a message has ${chat.changed}`;
    case 'lines':
      return `revision ${chat.revision}, the line is at ${chat.line ?? 'nothing'}`;
    case 'sizes':
      return `largest_message ${chat.largest_message}, a message has ${chat.largest}`;
  }
}
