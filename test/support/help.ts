/** Prints a text where somebody asks for it by `--help`. @returns whether that is so, and there is nothing else to do. */
export function gaveHelp(text: string): boolean {
  const asked = process.argv.includes('--help');
  if (asked) console.log(text.trim());
  return asked;
}
