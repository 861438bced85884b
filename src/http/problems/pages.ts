import { Router, type Response } from 'express';
import helmet from 'helmet';
import type { Contract, DescribedProblem } from '../contract/contract';
import { HttpProblem } from './http-problem';

/** `/problems` and `/problems/<name>`: what a kind of problem means and what to do about it. */
export function problemPages({ problems }: Contract): Router {
  const router = Router({ strict: true, caseSensitive: true });
  router.use('/problems', helmet.contentSecurityPolicy(POLICY));
  router.get('/problems', (_req, res) => {
    const all = Object.entries(problems).map(([slug, problem]) => describe(slug, problem));
    answer(res, { data: all }, page('Problems', all.map(section).join('')));
  });
  router.get('/problems/:slug', (req, res) => {
    const { slug } = req.params;
    const problem = Object.hasOwn(problems, slug) ? problems[slug] : undefined;
    if (!problem) throw new HttpProblem('not-found', 'There is no kind of problem with this name.');
    const described = describe(slug, problem);
    answer(res, described, page(described.title, section(described)));
  });
  return router;
}

function describe(slug: string, { status, title, meaning, action }: DescribedProblem) {
  return { type: `/problems/${slug}`, title, status, meaning, action };
}

type Described = ReturnType<typeof describe>;

/** JSON for programs, and HTML for those who ask for it. */
function answer(res: Response, json: object, html: string): void {
  res.format({
    'application/json': () => res.json(json),
    'text/html': () => res.send(html),
    default: () => res.json(json),
  });
}

function section({ type, title, status, meaning, action }: Described): string {
  return `<section><h2>${text(title)}</h2>
<p><code>${status}</code> <a href="${type}"><code>${type}</code></a></p>
<p>${text(meaning)}</p><p><strong>What to do:</strong> ${text(action)}</p></section>`;
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>${text(title)}</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem}
code{background:#eee;padding:.1em .3em}</style></head>
<body><p><a href="/problems">All problems</a> · <a href="/docs/">The contract</a></p>${body}</body></html>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Prose of the contract, whose words in backticks are code. */
function text(prose: string): string {
  return prose
    .replace(/[&<>]/g, (character) => ENTITIES[character]!)
    .replace(/`([^`]+)`/g, '<code>$1</code>');
}

const POLICY = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    styleSrc: ["'unsafe-inline'"],
    frameAncestors: ["'none'"],
  },
};
