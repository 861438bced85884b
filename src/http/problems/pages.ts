import { Router, type Response } from 'express';
import type { Contract, DescribedProblem } from '../contract/contract';
import { page, pagePolicy, text } from '../page-frame';
import { HttpProblem } from './http-problem';

/** `/problems` and `/problems/<name>`: what a kind of problem means and what to do about it. */
export function problemPages({ problems }: Contract): Router {
  const router = Router({ strict: true, caseSensitive: true });
  router.use('/problems', pagePolicy);
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
