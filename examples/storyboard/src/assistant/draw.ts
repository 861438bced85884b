import type { Answer, Client } from 'aldar-kose-client';
import { attachmentsOf, metadataOf } from './layout';
import { pause } from './pause';
import { STORIES } from './stories';

/** Milliseconds from word to word, and before a frame. */
const PACE = { word: 55, frame: 350 };

interface DrawOptions {
  /** The sequence of the prompt. */
  readonly parent: number;
  /** Which of the stories; it counts round. */
  readonly variant: number;
  /** Is told when the answer has its place. */
  readonly begun: (answer: Answer) => void;
}

/**
 * The assistant of this example: no model, but a story that it tells frame by frame and word by word.
 * Where a model stood, its stream would be read here, and aborted by `answer.signal`.
 */
export async function draw(client: Client, chatId: string, options: DrawOptions): Promise<void> {
  const { parent, variant, begun } = options;
  const story = STORIES[variant % STORIES.length]!;
  const attachments = attachmentsOf(story, window.location.origin);
  const answer = await client.streamAnswer(chatId, {
    parent_sequence: parent,
    metadata: metadataOf(story),
    patience: 600_000, // a tab that was offline for minutes goes on with its story
  });
  begun(answer);
  for (const [index, { text }] of story.entries()) {
    await pause(PACE.frame, answer.signal);
    answer.update({ attachments: attachments.slice(0, index + 1) });
    const words = text.split(' ').map((word, at) => (at === 0 ? word : ` ${word}`));
    if (index > 0) answer.write('\n\n');
    for (const word of words) {
      answer.write(word);
      await pause(PACE.word, answer.signal);
    }
  }
  await answer.complete();
}
