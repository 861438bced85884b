import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { makeChat } from '../support/chats';
import { screen } from '../support/screen';
import type { Stage } from '../support/stage';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const SIZES = { desktop: { width: 1280, height: 860 }, phone: { width: 390, height: 844 } };

type Look = (stage: Stage) => Promise<void>;

/** No violation of the rules that axe-core knows, wherever the page can be. */
export const axe: Record<string, Look> = {};

for (const [size, viewport] of Object.entries(SIZES))
  for (const colorScheme of ['light', 'dark'] as const)
    axe[`axe-core has nothing to say: ${size}, ${colorScheme}`] = async (stage) => {
      const context = await stage.context({ viewport, colorScheme, reducedMotion: 'reduce' });
      const page = await stage.tab(context);
      await screen.sees(page, 'A tale, frame by frame');
      await examine(page, 'empty');

      await screen.ask(page, 'Tell of the coat.');
      await screen.frames(page, 2);
      await examine(page, 'while it is drawn');
      await screen.press(page, 'Stop drawing');
      await screen.sees(page, 'Stopped here.');
      await examine(page, 'stopped');

      const id = await makeChat(stage.client, stage.url, { story: 0 });
      await page.goto(`${stage.url}/#/chats/${id}`);
      await screen.frames(page, 8);
      await examine(page, 'with a storyboard');
      await screen.press(page, 'Enlarge frame 1');
      await examine(page, 'with a frame enlarged');
      await page.keyboard.press('Escape');
      if (size === 'phone') {
        await screen.press(page, 'Show chats');
        await examine(page, 'with the drawer open');
      }
    };

async function examine(page: Page, where: string): Promise<void> {
  await page.addScriptTag({ path: AXE });
  const { violations } = await page.evaluate(() => {
    return (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run();
  });
  if (violations.length === 0) return;
  const lines = violations.flatMap(({ id, nodes }) => {
    return nodes.map(({ html, failureSummary }) => `${id}: ${html}\n  ${failureSummary}`);
  });
  throw new Error(`axe-core, ${where}:\n${lines.join('\n')}`);
}
