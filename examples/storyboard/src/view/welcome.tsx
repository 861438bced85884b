import { ThreadPrimitive } from '@assistant-ui/react';

const SUGGESTIONS = [
  'Tell how Aldar Köse got a fur coat in the frost.',
  'Draw the tale of the coat in a few frames.',
  'What did the horse think of it?',
];

/** What a chat shows before its first prompt. */
export function Welcome() {
  return (
    <div className="welcome">
      <img src="/frames/1.svg" alt="" width="1024" height="576" />
      <h2>A tale, frame by frame</h2>
      <p>
        Ask for a story about Aldar Köse, the trickster of the steppe. Open this chat in a second
        tab as well: both will show every frame and every word.
      </p>
      <ul aria-label="Suggestions">
        {SUGGESTIONS.map((prompt) => (
          <li key={prompt}>
            <ThreadPrimitive.Suggestion className="suggestion" prompt={prompt} send>
              {prompt}
            </ThreadPrimitive.Suggestion>
          </li>
        ))}
      </ul>
    </div>
  );
}
