/** One line that tells what is going on; on a terminal it is written over and over. */
export interface Progress {
  show(text: string): void;
  /** Takes the line away. */
  end(): void;
}

/** Where output is kept in a file, a line every so often is enough. */
const PAUSE = 5_000;

export function progressOn(stream: NodeJS.WriteStream): Progress {
  let last = 0;
  return {
    show(text) {
      if (stream.isTTY) {
        stream.write(`\r\x1b[K${text.slice(0, stream.columns - 1)}`);
      } else if (Date.now() - last > PAUSE) {
        last = Date.now();
        stream.write(`${text}\n`);
      }
    },
    end() {
      if (stream.isTTY) stream.write('\r\x1b[K');
    },
  };
}
