interface Given {
  readonly port: number;
  readonly servers: readonly string[];
  /** Which configuration of this nginx it is; it tells under `/fleet/generation`. */
  readonly generation: number;
}

/** A whole `nginx.conf`. With one worker, so that one line of the log tells that it was replaced. */
export function configuration({ port, servers, generation }: Given): string {
  const upstream = servers.map((url) => `    server ${new URL(url).host} fail_timeout=1s;`);
  return `
daemon off;
worker_processes 1;
pid nginx.pid;
error_log error.log notice;
events { worker_connections 4096; }
http {
  access_log off;
${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `  ${name}_temp_path ${name};`).join('\n')}
  upstream aldar_kose {
${upstream.join('\n')}
    keepalive 64;
  }
  server {
    listen 127.0.0.1:${port};
    location = /fleet/generation { return 200 ${generation}; }
${SITE}
  }
}
`;
}

/**
 * What passes requests on. One that has been sent may be sent to another server only
 * where repeating does no harm: nginx repeats no POST and no PATCH by itself, and is told
 * to where the client gave a key. A server that refuses the connection has taken nothing.
 */
const SITE = `
    client_max_body_size 2m;
    keepalive_timeout 75s;
    proxy_http_version 1.1;
    proxy_set_header Connection "";
    proxy_set_header Host $http_host;
    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
    proxy_connect_timeout 2s;
    proxy_read_timeout 75s;
    error_page 418 = @keyed;
    error_page 502 504 = @unavailable;
    location / {
      if ($http_idempotency_key) { return 418; }
      proxy_pass http://aldar_kose;
      proxy_next_upstream error timeout;
    }
    location @keyed {
      proxy_pass http://aldar_kose;
      proxy_next_upstream error timeout non_idempotent;
    }
    location @unavailable {
      internal;
      default_type application/problem+json;
      add_header Retry-After 1 always;
      return 503 '{"type":"about:blank","title":"Service Unavailable","status":503}';
    }`;
