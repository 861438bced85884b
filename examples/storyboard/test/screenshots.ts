import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../start/build';
import { seed } from '../start/seed';
import { screen } from './support/screen';
import type { Stage } from './support/stage';

const FOLDER = join(ROOT, 'docs', 'images');

/** Pictures for the README: a desk in the light, a phone in the dark. */
export async function takeScreenshots(stage: Stage): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  await seed(stage.server, stage.url);
  const { data } = await stage.client.listChats({ pinned: true });
  const id = data[0]!.id;

  const desk = { viewport: { width: 1360, height: 900 }, colorScheme: 'light' } as const;
  const page = await stage.tab(await stage.context({ ...desk, reducedMotion: 'reduce' }), id);
  await screen.frames(page, 8);
  await page.screenshot({ path: join(FOLDER, 'storyboard-desktop.png') });

  const phone = {
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    colorScheme: 'dark',
    reducedMotion: 'reduce',
  } as const;
  const small = await stage.tab(await stage.context(phone));
  await screen.ask(small, 'What kept him warm?');
  await screen.frames(small, 4);
  await small.screenshot({ path: join(FOLDER, 'storyboard-phone.png') });
}
