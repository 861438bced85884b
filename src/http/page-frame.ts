import helmet from 'helmet';

/** What every page of the server's own stands in. It loads nothing, and runs nothing. @param body HTML. */
export function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<title>${text(title)}</title><style>${STYLE}</style></head>
<body><nav><a href="/">Start</a> · <a href="/docs/">The contract</a> · <a href="/problems">All problems</a></nav>
${body}</body></html>`;
}

/** Half-transparent greys serve light and dark alike. */
const STYLE = `body{font:1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem}
h1,h2{line-height:1.2}
code,pre{background:#8883;border-radius:.2em}
code{padding:.1em .3em}
pre{padding:.8em 1em;white-space:pre-wrap;overflow-wrap:anywhere}
pre code{background:none;padding:0}
dt{font-weight:600;margin-top:.6em}
dd{margin:0}`;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Text as HTML; what stands in backticks is code. */
export function text(prose: string): string {
  return prose
    .replace(/[&<>]/g, (character) => ENTITIES[character]!)
    .replace(/`([^`]+)`/g, '<code>$1</code>');
}

/** For replies that are such a page. */
export const pagePolicy = helmet.contentSecurityPolicy({
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    styleSrc: ["'unsafe-inline'"],
    frameAncestors: ["'none'"],
  },
});
