import type { Response as Incoming } from 'superagent';
import type { Test } from 'supertest';

/** Reads a stream up to its first event, as it has no end; every other reply is read as always. */
export function upToFirstEvent(test: Test): Test {
  return test.buffer(true).parse((reply, done) => {
    const incoming = reply as Incoming & NodeJS.ReadableStream & { destroy(): void };
    const isStream = incoming.headers['content-type'] === 'text/event-stream';
    let text = '';
    const finish = () => {
      incoming.text = text;
      done(null, isStream ? undefined : JSON.parse(text));
    };
    incoming.setEncoding('utf8');
    incoming.on('data', (chunk: string) => {
      text += chunk;
      if (!isStream || !text.includes('data: ')) return;
      finish();
      incoming.destroy();
    });
    incoming.on('end', finish);
  });
}
