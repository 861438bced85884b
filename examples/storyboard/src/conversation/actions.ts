import { MessageFinal, NotFound, type Answer, type Message } from 'aldar-kose-client';
import { draw } from '../assistant/draw';
import { client } from '../client';

/** The answers that this tab is writing, by message id. */
const writing = new Map<string, Answer>();

/** Has the assistant answer a prompt. @returns when the answer has ended, in whatever way. */
export async function answer(chatId: string, parent: number, variant: number): Promise<void> {
  let id: string | undefined;
  const begun = (answer: Answer) => {
    id = answer.id;
    writing.set(id, answer);
  };
  try {
    await draw(client, chatId, { parent, variant, begun });
  } catch (error) {
    if (!isOver(error)) throw error;
  } finally {
    if (id !== undefined) writing.delete(id);
  }
}

/** Ends an answer, whichever tab is writing it. */
export async function stop(message: Message): Promise<void> {
  const answer = writing.get(message.id);
  if (answer) {
    await answer.stop();
    return;
  }
  try {
    await client.updateMessage(message.chat_id, message.id, { status: 'incomplete' });
  } catch (error) {
    if (!isOver(error)) throw error;
  }
}

/** Notes what somebody thinks of a reply; the same thumb again takes it back. */
export async function rate(message: Message, thumb: 'positive' | 'negative'): Promise<void> {
  const { feedback, ...metadata } = message.metadata;
  await client.updateMessage(message.chat_id, message.id, {
    metadata: feedback === thumb ? metadata : { ...metadata, feedback: thumb },
  });
}

/** Stopped, here or by somebody else, or deleted: no failure, and the screen shows it anyway. */
function isOver(error: unknown): boolean {
  const stoppedHere = error instanceof DOMException && error.name === 'AbortError';
  return stoppedHere || error instanceof MessageFinal || error instanceof NotFound;
}
