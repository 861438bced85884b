import type { components } from '../generated/openapi';

type NewMessage = components['schemas']['NewMessage'];

const FRAMES = [
  'A rider in a torn coat whistles on a thin horse; the steppe is white to the horizon.',
  'A rich bai in a coat of fox fur rides towards him, his nose red with frost.',
  'The rider wipes his forehead and opens his collar, as if it were midsummer.',
  'The bai leans over to look: seventy holes, and ninety patches beside them.',
  '"The wind comes in by one hole and leaves by the next," says the rider. "It never stays to bite."',
  'The bai takes off his fur, counts the holes with envy, and offers it in exchange.',
  'The two coats change hands between the two horses.',
  'The rider gallops away in fox fur; the bai sits in seventy holes, and the wind comes home.',
];

/** What the user asks. */
export const prompt: NewMessage = {
  role: 'user',
  content: 'Tell me how Aldar Kose came by a fox-fur coat, as a storyboard of eight frames.',
};

/** What the assistant answers: a tale in short, and its frames as images. */
export const storyboard: NewMessage = {
  role: 'assistant',
  content:
    '**The coat of seventy holes.** One winter Aldar Kose met a rich man on the road and ' +
    'sold him the only thing he owned: his holes.',
  attachments: FRAMES.map((alt, i) => ({
    type: 'image',
    url: `https://images.example/aldar-kose/coat/frame-${i + 1}.webp`,
    alt,
    width: 1024,
    height: 576,
  })),
  metadata: { model: 'storyteller-2' },
};

/** The same tale at length, for an answer that is written piece by piece. */
export const telling =
  'One winter, in a frost so hard that the smoke froze above the chimneys, Aldar Kose rode over ' +
  'the steppe in a coat of seventy holes. Towards him came a rich bai in fox fur 🦊, and the bai ' +
  'shivered all the same. Aldar Kose opened his collar and wiped his brow. "How can you be warm ' +
  'in that?" cried the bai. "Your coat has no holes," said Aldar Kose, "so the cold that creeps ' +
  'in has to stay with you. In mine the wind comes in by one hole, finds sixty-nine doors open ' +
  'before it, and is gone before it can bite." The bai counted the holes, counted them again, ' +
  'and could not bear to be without them. He gave his fur for the coat, and a good horse 🐎 ' +
  'besides. Aldar Kose rode away, warm at last; and the bai sat in the snow and waited for the ' +
  'wind to leave.';
