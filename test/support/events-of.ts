import { createParser } from 'eventsource-parser';

/** The events in a text, in the form that the contract gives them. */
export function eventsOf(text: string): object[] {
  const events: object[] = [];
  const parser = createParser({
    onEvent: ({ event, id, data }) =>
      events.push({ event, ...(id !== undefined && { id }), data: JSON.parse(data) as object }),
  });
  parser.feed(text);
  return events;
}
