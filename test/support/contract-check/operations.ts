import { children, place, type Place } from './document';

/** An operation of the contract. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  /** Whether it belongs to an owner, and so can be refused. */
  readonly owned: boolean;
  readonly responses: ReadonlyMap<number, Place>;
}

/** A path of the contract with its operations. */
export interface Path {
  readonly template: string;
  readonly pattern: RegExp;
  readonly operations: readonly Operation[];
}

const METHODS = new Set(['get', 'put', 'post', 'patch', 'delete']);

export const paths: readonly Path[] = children(place(''), 'paths').map(([template, path]) => ({
  template,
  pattern: new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
  operations: Object.keys(path.node)
    .filter((method) => METHODS.has(method))
    .map((method) => operation(method, place(`${path.pointer}/${method}`))),
}));

export const operations: readonly Operation[] = paths.flatMap((path) => path.operations);

function operation(method: string, at: Place): Operation {
  const responses = children(at, 'responses');
  return {
    id: at.node['operationId'] as string,
    method: method.toUpperCase(),
    owned: responses.some(([status]) => status === '401'),
    responses: new Map(responses.map(([status, response]) => [Number(status), response])),
  };
}

/** The path of the contract that a path belongs to; one without parameters goes first. */
export function findPath(path: string): Path | undefined {
  const fitting = paths.filter(({ pattern }) => pattern.test(path));
  return fitting.find(({ template }) => template === path) ?? mostLiteral(fitting);
}

function mostLiteral(fitting: readonly Path[]): Path | undefined {
  const parameters = ({ template }: Path) => template.split('{').length;
  return fitting.toSorted((a, b) => parameters(a) - parameters(b))[0];
}
