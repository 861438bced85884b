/** A table as the docs hold it; all columns but the first are numbers. */
export function markdown(
  heads: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string {
  const cells = rows.map((row) =>
    row.map((cell) => (typeof cell === 'number' ? count(cell) : cell)),
  );
  const widths = heads.map((head, i) =>
    Math.max(3, head.length, ...cells.map((row) => (row[i] ?? '').length)),
  );
  const line = (row: readonly string[]) =>
    `| ${widths.map((width, i) => (row[i] ?? '').padEnd(width)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [line(heads), rule, ...cells.map(line)].join('\n');
}

/** A number for people: three digits are enough below a hundred. */
export function count(value: number): string {
  if (Number.isInteger(value) || Math.abs(value) >= 100)
    return Math.round(value).toLocaleString('en');
  return Number(value.toPrecision(3)).toLocaleString('en');
}

export function percent(part: number, whole: number): string {
  return whole === 0 ? '' : `${((100 * part) / whole).toFixed(1)} %`;
}

export function megabytes(bytes: number): string {
  return `${count(bytes / 1e6)} MB`;
}

export function seconds(milliseconds: number): string {
  return `${count(milliseconds / 1_000)} s`;
}
