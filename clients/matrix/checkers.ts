import { join } from 'node:path';
import { folderOf, npmPin } from './pins';
import type { Tool } from './tool';
import { NPM_INSTALL } from './typescript-tools';

/** Tools that make no client but work from the contract. */
export const checkers: readonly Tool[] = [
  {
    name: 'spectral',
    title: 'Spectral, oas ruleset and ours',
    version: npmPin(join(__dirname, '..', '..'), '@stoplight/spectral-cli'),
    needs: ['node'],
    quick: true,
    install: 'true', // it checks the contract all the time, so it is here already
    generate: [
      'for ruleset in recommended.yaml .spectral.yaml',
      'do "$ROOT/node_modules/.bin/spectral" lint --format text --fail-severity off',
      '--ruleset "$ruleset" openapi.yaml; done',
    ].join('\n'),
    own: [],
  },
  {
    name: 'prism',
    title: 'Prism, proxy with --errors',
    version: npmPin(folderOf('prism'), '@stoplight/prism-cli'),
    needs: ['npm'],
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
