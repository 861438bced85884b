import { tellSummary } from '../../../test/support/summary.js';
import { axe } from './scenes/axe';
import { branches } from './scenes/branches';
import { changes } from './scenes/changes';
import { drawing } from './scenes/drawing';
import { keyboard } from './scenes/keyboard';
import { offline } from './scenes/offline';
import { takeScreenshots } from './screenshots';
import { startBrowser } from './support/browser';
import { Stage } from './support/stage';

const HELP = `Tests the storyboard example in Chromium, against the built server, client and page.

  npm run test:example                   all scenes
  npm run test:example -- offline thumb  those that have one of these words in their names
  npm run test:example -- --screenshots  takes the pictures in docs/images instead

CHROMIUM names the browser (/usr/bin/chromium).`;

const SCENES = { ...drawing, ...offline, ...branches, ...changes, ...keyboard, ...axe };

async function main(words: readonly string[]): Promise<void> {
  if (words.includes('--help')) {
    console.log(HELP);
    return;
  }
  const browser = await startBrowser();
  if (!browser) {
    tellSummary({ skipped: 1 });
    if (process.env['CI']) process.exitCode = 1;
    return;
  }
  try {
    const stage = await Stage.open(browser);
    try {
      if (words.includes('--screenshots')) await takeScreenshots(stage);
      else await play(stage, words);
    } finally {
      await stage.close();
    }
  } finally {
    await browser.close();
  }
}

async function play(stage: Stage, words: readonly string[]): Promise<void> {
  const counts = { passed: 0, failed: 0 };
  for (const [name, scene] of Object.entries(SCENES)) {
    if (words.length > 0 && !words.some((word) => name.includes(word))) continue;
    const begun = Date.now();
    try {
      await scene(stage);
      stage.complaints.check();
      counts.passed += 1;
      console.log(`ok      ${name} (${((Date.now() - begun) / 1_000).toFixed(1)} s)`);
    } catch (error) {
      counts.failed += 1;
      console.error(`FAILED  ${name}:`, error);
      for (const complaint of stage.complaints.found) console.error(complaint);
    } finally {
      await stage.clear();
      stage.complaints.forget();
    }
  }
  if (counts.passed + counts.failed === 0) counts.failed = 1; // no scene is no success
  tellSummary(counts);
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  process.exitCode = counts.failed > 0 ? 1 : 0;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  tellSummary({ failed: 1 });
  process.exitCode = 1;
});
