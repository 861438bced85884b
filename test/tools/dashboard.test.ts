import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { useApp } from '../support/app';
import { createChat } from '../support/builders';
import { askedBy } from '../support/promql';
import { samplesIn } from '../support/samples';

interface Query {
  readonly expr: string;
}
interface Panel {
  readonly type: string;
  readonly title: string;
  readonly targets?: readonly Query[];
}
interface Dashboard {
  readonly panels: readonly Panel[];
  readonly annotations: { readonly list: readonly Query[] };
  readonly templating: { readonly list: readonly { readonly definition?: string }[] };
}
interface Alert extends Query {
  readonly alert: string;
}

const read = (file: string) => readFileSync(join(__dirname, '..', '..', 'docs', file), 'utf8');
const dashboard = JSON.parse(read('grafana-dashboard.json')) as Dashboard;
const { groups } = parse(read('alerts.yaml')) as {
  readonly groups: readonly { readonly rules: readonly Alert[] }[];
};
const alerts = groups.flatMap(({ rules }) => rules);
const panels = dashboard.panels.filter(({ type }) => type !== 'row');
const guide = read('deploy.md');

const queries: readonly (readonly [string, string])[] = [
  ...panels.flatMap(({ title, targets = [] }) => targets.map(({ expr }) => [title, expr] as const)),
  ...dashboard.annotations.list.map(({ expr }) => ['an annotation', expr] as const),
  ...alerts.map(({ alert, expr }) => [alert, expr] as const),
];

/** What Prometheus itself adds to every scrape. */
const OWN_METRIC = 'up';
const OWN_LABELS = ['job', 'instance'];
/** What is measured on Linux only. */
const ELSEWHERE_MISSING =
  process.platform === 'linux' ? [] : ['process_open_fds', 'process_max_fds'];

const app = useApp({ measureProcess: true });
let text = '';
/** The labels of every metric that has a sample. */
const labelsOf = new Map<string, Set<string>>();

beforeAll(async () => {
  await createChat(app.api);
  text = (await app.api.get('/metrics')).text;
  for (const { name, labels } of samplesIn(text)) {
    const known = labelsOf.get(name) ?? new Set(OWN_LABELS);
    Object.keys(labels).forEach((label) => known.add(label));
    labelsOf.set(name, known);
  }
});

it.each(queries)('%s asks for what is there: %s', (_, expr) => {
  const { metrics, labels } = askedBy(expr);
  expect(metrics).not.toEqual([]);
  const asked = metrics.filter((name) => ![OWN_METRIC, ...ELSEWHERE_MISSING].includes(name));
  for (const name of asked) expect([...labelsOf.keys()]).toContain(name);
  const known = new Set([...OWN_LABELS, ...asked.flatMap((name) => [...labelsOf.get(name)!])]);
  for (const label of labels) expect([...known]).toContain(label);
});

it('The servers to choose from are those that have a metric which is there.', () => {
  const definitions = dashboard.templating.list.flatMap(({ definition }) => definition ?? []);
  expect(definitions).toHaveLength(1);
  const [, name] = /^label_values\((\w+), instance\)$/.exec(definitions[0]!)!;
  expect([...labelsOf.keys()]).toContain(name);
});

it('Every panel has a title of its own and asks for something.', () => {
  expect(panels.length).toBeGreaterThan(10);
  expect(new Set(panels.map(({ title }) => title)).size).toBe(panels.length);
  for (const { targets = [] } of panels) expect(targets.length).toBeGreaterThan(0);
});

it('The alerts are about the job that the guide lets Prometheus scrape.', () => {
  const [, job] = /job_name: (\S+)/.exec(guide)!;
  for (const { expr } of alerts) expect(expr).toContain(`job="${job}"`);
});

it("The guide's table has every metric of the server's own, and no other.", () => {
  const own = /^# TYPE (aldar_kose_\w+)/gm;
  const row = /^\| `(aldar_kose_\w+)`/gm;
  const names = (all: IterableIterator<RegExpExecArray>) => [...all].map(([, name]) => name).sort();
  expect(names(guide.matchAll(row))).toEqual(names(text.matchAll(own)));
});

it.each([
  ['rate(a_total{x="{b}",y!~"c|d"}[5m]) > 8e6', ['a_total'], ['x', 'y']],
  ['(sum by (k, l) (a) or vector(0)) / on (m) b_sum', ['a', 'b_sum'], ['k', 'l', 'm']],
  ['histogram_quantile(0.99, rate(a_bucket{i=~"$i"}[$__rate_interval]))', ['a_bucket'], ['i']],
])('%s is read aright.', (expression, metrics, labels) => {
  expect(askedBy(expression)).toEqual({ metrics, labels });
});
