import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lastRelease, RELEASES } from '../../scripts/last-release';
import { readContract } from '../../src/http/contract/contract';

const ROOT = join(__dirname, '..', '..');

it('The newest release of the changelog has its contract, under its version.', () => {
  const changelog = readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8');
  const [, version, date] = /^## (\d+\.\d+\.\d+) – (\d{4}-\d{2}-\d{2})$/m.exec(changelog)!;
  expect(new Date(date!).toISOString().slice(0, 10)).toBe(date);
  const release = lastRelease(RELEASES)!;
  expect(release.version).toBe(version);
  expect(readContract(release.file).document.info.version).toBe(version);
});

it('A release is newer by its number, not by its letters.', () => {
  const folder = mkdtempSync(join(tmpdir(), 'releases-'));
  expect(lastRelease(folder)).toBeUndefined();
  for (const name of ['0.9.0.yaml', '0.10.0.yaml', '0.2.11.yaml', 'notes.md'])
    writeFileSync(join(folder, name), '');
  expect(lastRelease(folder)?.version).toBe('0.10.0');
  rmSync(folder, { recursive: true });
});
