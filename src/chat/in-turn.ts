/** Milliseconds between two large things. */
const BREATH = 40;

let last: Promise<unknown> = Promise.resolve();

/**
 * Does large things one after the other, and lets the event loop turn in
 * between, so that whoever asks for little does not wait for all of them. There
 * is one line for the process, because its memory and its event loop are one.
 * @param work what has come of it is used up in the turn in which it resolves.
 */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const result = last.then(work);
  last = result.then(nextTurn, nextTurn);
  return result;
}

/** A little longer than one turn, so that what was made can leave through its socket before more is. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, BREATH));
}
