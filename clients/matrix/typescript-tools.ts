import { NPM } from './availability';
import { folderOf, npmPin } from './pins';
import type { Tool } from './tool';

/** Into `$INSTALLED`; a tool that needs a later Node than ours brings its own, as a package. */
export const NPM_INSTALL =
  'cp package.json package-lock.json "$INSTALLED" && cd "$INSTALLED" && npm ci --no-audit --no-fund';

/** What every step that loads packages needs. */
const LINK = 'ln -s "$INSTALLED/node_modules" node_modules';

function generator(
  name: string,
  packages: readonly string[],
  { generate, ...rest }: Pick<Tool, 'generate'> & Partial<Pick<Tool, 'quick' | 'own' | 'note'>>,
): Tool {
  const folder = folderOf(name);
  return {
    name,
    title: packages.join(' + '),
    version: packages.map((pinned) => npmPin(folder, pinned)).join(' + '),
    needs: [NPM],
    install: NPM_INSTALL,
    generate: `${LINK} && ${generate}`,
    compile: 'tsc',
    roundTrip: 'tsx round-trip.ts',
    own: [],
    ...rest,
  };
}

export const typescriptTools: readonly Tool[] = [
  generator('openapi-typescript', ['openapi-typescript', 'openapi-fetch'], {
    generate: 'openapi-typescript openapi.yaml --output generated/api.d.ts',
  }),
  generator('hey-api', ['@hey-api/openapi-ts', 'zod'], { generate: 'openapi-ts' }),
  generator('orval', ['orval', '@tanstack/react-query'], { generate: 'orval' }),
  generator('swagger-typescript-api', ['swagger-typescript-api'], {
    quick: true,
    generate:
      'swagger-typescript-api generate --path openapi.yaml --output generated --name api.ts',
  }),
];
