/** What a query asks for: names of metrics, and of the labels that it looks at. */
export interface Asked {
  readonly metrics: readonly string[];
  readonly labels: readonly string[];
}

const WORDS = new Set(['and', 'or', 'unless', 'bool', 'offset']);
const GROUPING = /\b(?:by|without|on|ignoring)\s*\(([^)]*)\)/g;
const MATCHERS = /\{([^}]*)\}/g;
/** A name, unless it is that of a function, or a part of a number or of a variable. */
const NAME = /(?<![\w.$])[a-zA-Z_:][\w:]*\b(?!\s*\()/g;

/** Reads as much of a query in PromQL as is needed to tell what it asks for. */
export function askedBy(expression: string): Asked {
  const bare = expression.replace(/"[^"]*"/g, '""').replace(/\[[^\]]*\]/g, '');
  const labels = [
    ...[...bare.matchAll(GROUPING)].flatMap(([, list]) => list!.split(',')),
    ...[...bare.matchAll(MATCHERS)].flatMap(([, list]) => list!.split(/[=!]~?""/)),
  ];
  const rest = bare.replace(GROUPING, '').replace(MATCHERS, '');
  return {
    metrics: [...rest.matchAll(NAME)].map(([name]) => name).filter((name) => !WORDS.has(name)),
    labels: labels.map((label) => label.replace(/[\s,]/g, '')).filter((label) => label !== ''),
  };
}
