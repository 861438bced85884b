import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measuring } from '../../bench/layouts/measure';
import { assertWhole } from '../../bench/layouts/pages';
import { MESSAGES, settings, type Setting } from '../../bench/layouts/settings';
import { sqliteLayouts } from '../../bench/layouts/sqlite-layouts';
import { sqliteStage } from '../../bench/layouts/sqlite-stage';

const progress = { show: () => undefined, end: () => undefined };
const [short] = settings(true);
const chats = 2;
const setting: Setting = {
  ...short!,
  filling: { ...short!.filling, chats, filled: [{ chats, messages: MESSAGES }] },
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bench-layouts-'));
});
afterAll(() => rm(folder, { recursive: true }));

it.each(sqliteLayouts)('Messages keep their images: $title.', async (layout) => {
  const stage = await sqliteStage(folder, layout, setting.filling, progress);
  try {
    await expect(assertWhole(stage, setting)).rejects.toThrow('nothing was appended');
    const { batched, alone, page } = await measuring(stage, setting).burst(0.03);
    for (const { time } of [batched, alone, page]) expect(time).toBeGreaterThan(0);
    await assertWhole(stage, setting);
    const [images] = await stage.database.reader.query(
      'SELECT max(json_array_length(attachments)) AS in_row FROM messages',
    );
    expect(images).toEqual({ in_row: layout.keeping ? 0 : 8 });
  } finally {
    await stage.database.close();
  }
});

it('A page that lacks images is told.', async () => {
  const stage = await sqliteStage(
    folder,
    { name: 'bare', title: 'bare' },
    setting.filling,
    progress,
  );
  try {
    const bare: Setting = { ...setting, message: { ...setting.message, attachments: [] } };
    await measuring(stage, bare).burst(0.03);
    await expect(assertWhole(stage, setting)).rejects.toThrow(/messages have \d+ images/);
  } finally {
    await stage.database.close();
  }
});
