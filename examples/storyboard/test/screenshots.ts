import { spawnSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
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

  const desk = { viewport: { width: 1280, height: 888 }, colorScheme: 'light' } as const;
  const page = await stage.tab(await stage.context({ ...desk, reducedMotion: 'reduce' }), id);
  await screen.frames(page, 8);
  await take(page, 'storyboard-desktop.png');

  const phone = {
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 1.5,
    isMobile: true,
    hasTouch: true,
    colorScheme: 'dark',
    reducedMotion: 'reduce',
  } as const;
  const small = await stage.tab(await stage.context(phone));
  await screen.ask(small, 'What kept him warm?');
  await screen.frames(small, 4);
  await small
    .getByRole('region', { name: 'Messages' })
    .evaluate((region) => (region.scrollTop = 0));
  await take(small, 'storyboard-phone.png');
}

/** Takes a picture; where pngquant is installed, it is a third of the size. */
async function take(page: Page, name: string): Promise<void> {
  const path = join(FOLDER, name);
  await page.screenshot({ path });
  spawnSync('pngquant', ['--force', '--ext', '.png', '--quality', '80-98', path]);
}
