import { readUIMessageStream, type UIMessage, type UIMessageChunk } from 'ai';

/** A value as it comes back from the store: without what is undefined. */
export function asJson<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}

/** A stream of chunks that are there already. */
export function streamOf(chunks: readonly UIMessageChunk[]): ReadableStream<UIMessageChunk> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
}

/** Every state that a message goes through, as the AI SDK reads its chunks, and as JSON. */
export async function statesOf(
  chunks: readonly UIMessageChunk[],
  message?: UIMessage,
): Promise<UIMessage[]> {
  const states: UIMessage[] = [];
  const onError = (error: unknown) => {
    throw error;
  };
  const from = message && { message: structuredClone(message) };
  const stream = streamOf(chunks);
  for await (const state of readUIMessageStream({
    stream,
    onError,
    terminateOnError: true,
    ...from,
  }))
    states.push(asJson(state));
  return states;
}

/** A stream that is written by hand. */
export function handWritten() {
  let controller!: ReadableStreamDefaultController<UIMessageChunk>;
  let cancelled: (reason: unknown) => void;
  const whenCancelled = new Promise<unknown>((resolve) => (cancelled = resolve));
  const stream = new ReadableStream<UIMessageChunk>({
    start: (given) => void (controller = given),
    cancel: (reason) => cancelled(reason),
  });
  return {
    stream,
    whenCancelled,
    write: (...chunks: UIMessageChunk[]) => {
      for (const chunk of chunks) controller.enqueue(chunk);
    },
    close: () => controller.close(),
    error: (error: unknown) => controller.error(error),
  };
}

/** Reads a stream to its end. */
export async function collect(stream: ReadableStream<UIMessageChunk>): Promise<UIMessageChunk[]> {
  const chunks: UIMessageChunk[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return chunks;
}
