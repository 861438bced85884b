import { join } from 'node:path';
import { NPM } from './availability';
import { folderOf, npmPin } from './pins';
import type { Tool } from './tool';
import { NPM_INSTALL } from './typescript-tools';

/** Tools that make no client but work from the contract. */
export const checkers: readonly Tool[] = [
  {
    name: 'spectral',
    title: 'Spectral, oas ruleset and ours',
    version: npmPin(join(__dirname, '..', '..'), '@stoplight/spectral-cli'),
    needs: [],
    quick: true,
    install: 'true', // it checks the contract all the time, so it is here already
    generate: ['recommended.yaml', '.spectral.yaml']
      .map(
        (ruleset) =>
          '"$ROOT/node_modules/.bin/spectral" lint --format text ' +
          `--ruleset ${ruleset} openapi.yaml && echo`,
      )
      .join(' && '),
    own: [
      {
        pattern: /^No results with a severity of 'error' found!$/,
        because: 'The good news.',
      },
      {
        pattern: / warning info-contact /,
        because: 'Whoever runs the server is the one to ask, and only they know who that is.',
      },
    ],
    note: 'the one rule that is off is `info-contact`: whoever runs the server is the one to ask.',
  },
  {
    name: 'prism',
    title: 'Prism, proxy with --errors',
    version: npmPin(folderOf('prism'), '@stoplight/prism-cli'),
    needs: [NPM],
    install: NPM_INSTALL,
    generate: 'true',
    roundTrip: 'node round-trip.mjs',
    judgesReplies: true,
    own: [
      {
        pattern: /Request terminated with error: \S+#UNPROCESSABLE_ENTITY: Invalid request$/,
        because: 'What the round trip asks of it: it refuses requests that are invalid.',
      },
    ],
  },
];
