import type { Response as Incoming } from 'superagent';
import type { Test } from 'supertest';

type Reply = Incoming & NodeJS.ReadableStream & { destroy(): void };

/**
 * Reads a stream up to its first event, or up to the first of this kind, as it
 * has no end; every other reply is read as always.
 */
export function upToFirstEvent(test: Test, event?: string): Test {
  return test.buffer(true).parse((incoming, done) => {
    const reply = incoming as Reply;
    const isStream = reply.headers['content-type'] === 'text/event-stream';
    const wanted =
      event === undefined ? /^data: .*\n\n/m : RegExp(`^event: ${event}\n(.+\n)+\n`, 'm');
    let text = '';
    const finish = () => {
      reply.text = text;
      done(null, isStream ? undefined : JSON.parse(text));
    };
    reply.setEncoding('utf8');
    reply.on('data', (chunk: string) => {
      text += chunk;
      if (isStream && wanted.test(text)) reply.destroy();
    });
    reply.on('error', () => undefined); // cut off by the server
    reply.on('close', finish);
  });
}
