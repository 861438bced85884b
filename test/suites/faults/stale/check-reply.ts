import type {
  ChatPage,
  ChatWithMessages,
  Message,
  MessagePage,
} from '../../../../src/chat/contract';
import type { Asked } from './asked';
import { checkMessage, checkPage } from './check-page';
import type { Question } from './questions';
import type { Told } from './told';

/** What is wrong with the body of a reply at the revision that its `ETag` names; tells what it holds. */
export function checkBody(
  question: Question,
  asked: Asked,
  { revision, text }: { readonly revision: number; readonly text: string },
  told: Told,
): string[] {
  switch (question.operation) {
    case 'getChat': {
      const { messages, ...chat } = JSON.parse(text) as ChatWithMessages;
      const wrong = checkPage(messages, question, asked, revision, chat.message_count);
      if (chat.revision !== revision) wrong.push(`its revision is ${chat.revision}`);
      told.seeChat(chat);
      messages.data.forEach((message) => told.see(message));
      return wrong;
    }
    case 'listMessages': {
      const page = JSON.parse(text) as MessagePage;
      const wrong = checkPage(page, question, asked, revision);
      question.chat.revisions.tell(revision);
      told.line.see(revision);
      page.data.forEach((message) => told.see(message));
      return wrong;
    }
    case 'getMessage': {
      const message = JSON.parse(text) as Message;
      const wrong = checkMessage(message, question, asked);
      if (message.revision !== revision) wrong.push(`its revision is ${message.revision}`);
      told.see(message);
      return wrong;
    }
    case 'listChats':
      return checkList(JSON.parse(text) as ChatPage, question.whole, asked, revision, told);
  }
}

function checkList(
  { data }: ChatPage,
  whole: boolean,
  asked: Asked,
  line: number,
  told: Told,
): string[] {
  const wrong: string[] = [];
  const listed = new Set(data.map(({ id }) => told.chat(id)));
  for (const chat of told.chats) {
    const life = asked.lifeOf(chat);
    if (whole && life?.there && !listed.has(chat)) wrong.push('a chat that is there is not listed');
    if (life?.there === false && listed.has(chat)) wrong.push('a deleted chat is listed');
  }
  for (const { id, revision } of data) {
    const due = told.chat(id).revisions.upTo(line);
    if (revision < due || revision > line)
      wrong.push(`a chat at ${revision} which was told at ${due}, where the line is at ${line}`);
  }
  const order = data.map(({ last_activity_at, id }) => `${last_activity_at} ${id}`);
  if (order.some((key, i) => i > 0 && key >= order[i - 1]!)) wrong.push('the list is out of order');
  told.line.see(line);
  data.forEach((chat) => told.seeChat(chat));
  return wrong;
}
