/** A frame of a story: which picture, and what is said under it. */
export interface Scene {
  /** 1 to 8: the name of the file under `public/frames`. */
  readonly picture: number;
  readonly text: string;
}

/** What each picture shows, for those who cannot see it. */
export const ALTS: readonly string[] = [
  'A rider in a patched coat crosses a snowy steppe at dusk; a yurt smokes far away.',
  'A stout man in a fox fur coat and hat sits on a strong brown horse.',
  'The rider smiles, opens his collar to the wind and wipes his brow.',
  'The patched coat is spread out: it is more holes than cloth.',
  'The wind comes in by one hole of the coat and leaves by another.',
  'The rich man holds out his fur coat and a purse of coins.',
  'Two coats change hands above the snow, one of fox fur, one of patches.',
  'The rider gallops off in the fur coat; a small figure shivers in the snow behind him.',
];

/** The tale of the coat, told in several ways. Asking again gives the next one. */
export const STORIES: readonly (readonly Scene[])[] = [
  [
    {
      picture: 1,
      text: 'The frost was so hard that even the smoke walked slowly. Aldar Köse rode home in a coat of seventy holes and ninety patches.',
    },
    {
      picture: 2,
      text: 'Towards him came a bai, wrapped in fox from his ears to his stirrups, and still his teeth were chattering.',
    },
    {
      picture: 3,
      text: '“Hot day,” said Aldar, opened his collar, and fanned himself with his hat.',
    },
    {
      picture: 4,
      text: 'The bai stared. “In that? I can count the stars through it.” “Seventy of them,” said Aldar. “Each one was made by a master.”',
    },
    {
      picture: 5,
      text: '“The wind comes in by one hole and goes out by the next. It never has time to turn cold. In yours, once it is in, it stays.”',
    },
    {
      picture: 6,
      text: 'The bai thought of the long way home. “Take my fox,” he said, “and the purse with it.” Aldar sighed, as one does who is losing a friend.',
    },
    {
      picture: 7,
      text: 'They changed coats between two gusts. “Do not button it up,” said Aldar. “You would shut the wind in.”',
    },
    {
      picture: 8,
      text: 'Before the bai had found his second hole, there was nothing left of Aldar but hoofprints, and they were warm.',
    },
  ],
  [
    {
      picture: 2,
      text: 'Nobody on the steppe was as warm as the bai, and nobody complained more about the cold.',
    },
    {
      picture: 1,
      text: 'Then he met a thin man on a thin horse, in something that had once been a coat, and the man was whistling.',
    },
    {
      picture: 4,
      text: '“What keeps you warm?” asked the bai. “The holes,” said Aldar Köse. “You can see how many I could afford.”',
    },
    {
      picture: 5,
      text: '“Wind is like a guest. Show it a way out, and it does not stay the night.”',
    },
    {
      picture: 6,
      text: 'The bai, who had never let a good thing go to somebody else, held out his fur. “And the purse,” said Aldar, “for the seventieth.”',
    },
    {
      picture: 8,
      text: 'That evening two men told of a bargain. Only one of them told it by a fire.',
    },
  ],
  [
    {
      picture: 1,
      text: 'Ask the horse, for the horse was there. “He was cold,” it says, “and so was I, and he began to laugh.”',
    },
    { picture: 2, text: '“A big man came on a big horse, with a whole den of foxes on his back.”' },
    {
      picture: 3,
      text: '“Mine opened his collar and mopped his brow. I looked the other way. I know that face.”',
    },
    {
      picture: 5,
      text: '“He spoke about the wind, how it comes and goes. I have carried him for nine winters, and it always came.”',
    },
    {
      picture: 6,
      text: '“The big man wanted to feel it too. He paid for it, even. The big horse was ashamed.”',
    },
    {
      picture: 7,
      text: '“So they changed. For a moment neither of them had a coat on, and only one was in a hurry.”',
    },
    { picture: 8, text: '“After that I was asked to gallop. It is the only part that I enjoyed.”' },
  ],
];
