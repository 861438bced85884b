/** The first state that fits, of those that a follower gives. @throws Error when it ends before. */
export async function until<State>(
  follower: AsyncIterable<State>,
  fits: (state: State) => boolean,
): Promise<State> {
  for await (const state of follower) if (fits(state)) return state;
  throw new Error('It ended before.');
}

/** Goes on looking at a follower, so that `until` does not end it; resolves when it has ended. */
export async function watch<State>(
  follower: AsyncIterable<State>,
  look: (state: State) => void = () => undefined,
): Promise<void> {
  for await (const state of follower) look(state);
}
