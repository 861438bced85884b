import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import express, { type RequestHandler } from 'express';
import type * as App from '../../src/http/app';
import type * as Config from '../../src/config';
import type * as Log from '../../src/log';
import type * as Server from '../../src/http/server';
import type * as Service from '../../src/service';
import { ROOT } from '../servers';

/** What is around the layers, from bare `node:http` to the way in; each with all before it. */
export const AROUND = ['node:http', 'express', 'service', 'createApp', 'listen', 'entrance'];
/** The server as it is: everything around the layers, and all of them. */
export const COMPLETE = 'complete';

export interface Serving {
  readonly url: string;
  /** The names of all layers that there are, where the stage has come as far as to know them. */
  readonly layers: readonly string[];
}

/**
 * Serves a part of the server, which answers every request with `{"status":"ok"}`.
 * @param stage one of {@link AROUND}, {@link COMPLETE}, or the name of the last layer to be there.
 */
export async function serve(stage: string, env: NodeJS.ProcessEnv): Promise<Serving> {
  if (stage === 'node:http') return { url: await listenPlainly(ok), layers: [] };
  if (stage === 'express') return { url: await listenPlainly(bareExpress()), layers: [] };

  // What is built: tsx would compile the sources to slower code, which names functions as it makes them.
  const load = createRequire(join(ROOT, 'dist', 'main.js'));
  const { createApp, pipeline } = load('./http/app') as typeof App;
  const { readConfig } = load('./config') as typeof Config;
  const { listen } = load('./http/server') as typeof Server;
  const { openLog } = load('./log') as typeof Log;
  const { openService } = load('./service') as typeof Service;

  const config = readConfig(env);
  let layers: readonly App.Layer[] = [];
  let app: RequestListener = bareExpress();
  const service = await openService({
    config,
    logger: openLog(config.logLevel).logger,
    measureProcess: true,
    makeApp: (options) => {
      layers = pipeline(options);
      if (stage !== 'service') app = createApp(options, upTo(stage, layers));
      return app;
    },
  });
  const names = layers.map(({ name }) => name);
  if (stage === 'service' || stage === 'createApp')
    return { url: await listenPlainly(app), layers: names };
  const listener = stage === 'listen' ? { ...service, app } : service; // or with its entrance
  const { url } = await listen(listener, config.host, config.port);
  return { url, layers: names };
}

/** The layers up to that of a stage, and an end that answers in place of the others. */
export function upTo(stage: string, layers: readonly App.Layer[]): readonly App.Layer[] {
  if (stage === COMPLETE) return layers;
  const last = layers.findIndex(({ name }) => name === stage);
  if (last < 0 && !AROUND.includes(stage)) throw new Error(`There is no layer ${stage}.`);
  return [...layers.slice(0, last + 1), { name: 'end', handler: end }];
}

const end: RequestHandler = (_req, res) => void res.json({ status: 'ok' });

function bareExpress(): RequestListener {
  return express().get('/health', end).get('/api/v1/chats', end);
}

const ok: RequestListener = (_req, res) => {
  const text = JSON.stringify({ status: 'ok' });
  res.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': text.length });
  res.end(text);
};

async function listenPlainly(app: RequestListener): Promise<string> {
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
