/** A message as the workloads send it and the database is filled with: 500 characters, eight images. */
export const SAMPLE = {
  role: 'assistant',
  content: 'Aldar Kose rides over the winter steppe, whistling, in a coat full of holes. '
    .repeat(7)
    .slice(0, 500),
  attachments: Array.from({ length: 8 }, (_, i) => ({
    type: 'image',
    url: `https://images.example/aldar-kose/storyboards/019aae1c/frame-${i + 1}.webp`,
    alt: `Frame ${i + 1}: a rider in a torn coat on a thin horse, and snow to the horizon.`,
    width: 1024,
    height: 576,
  })),
} as const;

/** The bytes of the JSON of everything in it that can be long, as the server counts them. */
export const SAMPLE_SIZE =
  JSON.stringify(SAMPLE.content).length +
  JSON.stringify(SAMPLE.attachments).length +
  ['null', 'null', '{}'].join('').length;

/** The owner of everything while authentication is off. */
export const OWNER = 'local';

/** The id of the chat with this number, from 1. */
export function chatId(number: number): string {
  return `00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
}
