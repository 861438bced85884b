import { documented } from './documented';

interface Given {
  readonly port: number;
  readonly servers: readonly string[];
  /** Which configuration of this nginx it is; it tells under `/fleet/generation`. */
  readonly generation: number;
}

/**
 * A whole `nginx.conf`: what docs/deploy.md shows, with addresses of this machine. With
 * one worker, so that one line of the log tells that it was replaced.
 */
export function configuration({ port, servers, generation }: Given): string {
  const upstream = servers.map((url) => `server ${new URL(url).host} fail_timeout=1s;`);
  const there = documented('nginx');
  const site = there
    .replace(/( +server [\d.]+:\d+ .*\n)+/, `  ${upstream.join('\n  ')}\n`)
    .replace(
      /listen 80;/,
      `listen 127.0.0.1:${port};\n  location = /fleet/generation { return 200 ${generation}; }`,
    );
  return `
daemon off;
worker_processes 1;
pid nginx.pid;
error_log error.log notice;
events { worker_connections 4096; }
http {
access_log off;
${FOLDERS.map((name) => `${name}_temp_path ${name};`).join('\n')}
${site}
}
`;
}

/** For temporary files, which otherwise lie where only root may write. */
const FOLDERS = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
