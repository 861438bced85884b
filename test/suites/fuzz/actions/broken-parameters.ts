import type { Operation } from '../contract/contract';
import { brokenHeader, brokenId, brokenQuery } from '../values/break-parameter';
import { withHeader, type Request } from '../wire/request';
import { refused, type Break } from './broken';

/** The ways to break what is not the body. */
export function parameterBreaks(operation: Operation): Break[] {
  const has = (where: string) => operation.parameters.some((parameter) => parameter.in === where);
  return [
    unknownParameter,
    ...(has('query') ? [badQuery, badQuery, twice] : []),
    ...(has('header') ? [badHeader] : []),
    ...(has('path') ? [badId] : []),
  ];
}

const badQuery: Break = ({ choice }, operation, valid) => {
  const parameter = choice.one(operation.parameters.filter((other) => other.in === 'query'));
  const text = brokenQuery(parameter, choice);
  return refused(
    `${parameter.name} is "${text.slice(0, 60)}"`,
    withQuery(valid, parameter.name, text),
  );
};

/** A parameter twice, both valid. */
const twice: Break = ({ choice }, operation, valid) => {
  const parameter = choice.one(operation.parameters.filter((other) => other.in === 'query'));
  const text = ['1', 'true', 'asc', `m0${'0'.repeat(13)}`, `c0${'0'.repeat(43)}`].find((each) =>
    parameter.accepts(each),
  );
  if (text === undefined) return undefined;
  const once = withQuery(valid, parameter.name, text);
  return refused(`${parameter.name} stands twice`, more(once, `${parameter.name}=${text}`));
};

const unknownParameter: Break = ({ choice }, operation, valid) => {
  const part = choice.one([
    'unknown=1',
    'unknown',
    'unknown=',
    '__proto__=1',
    '__proto__[admin]=1',
    'constructor=1',
    'constructor.prototype=1',
    'toString=1',
    'hasOwnProperty=1',
    'LIMIT=5',
    'limit[]=5',
    'limit%5B%5D=5',
    'limit.=5',
    ' limit=5'.replace(' ', '%20'),
    'limit%00=5',
    'chat_id=1',
    'owner=x',
    '%F0%9F%98%80=1',
    '=1',
    'q=a+b',
    'q=a:b/c?d',
  ]);
  const name = decodeURIComponent(part.split('=')[0]!);
  if (operation.parameters.some((other) => other.in === 'query' && other.name === name))
    return undefined;
  return refused(`there is no such parameter as in ${part}`, more(valid, part));
};

const badHeader: Break = ({ choice }, operation, valid) => {
  const parameter = choice.one(operation.parameters.filter((other) => other.in === 'header'));
  const text = brokenHeader(parameter, choice);
  const told = JSON.stringify(text.slice(0, 60));
  return refused(`${parameter.name} is ${told}`, withHeader(valid, parameter.name, text));
};

/** An id that is none; a path that does not even look like the operation's may answer 404. */
const badId: Break = ({ choice }, _operation, valid) => {
  const [path = '', search] = valid.target.split('?');
  const ids = path.match(/[\da-f]{8}-[\da-f-]{27}/gi) ?? [];
  const id = choice.one(ids);
  const bad = brokenId(id, choice);
  const target = path.replace(id, () => bad) + (search === undefined ? '' : `?${search}`);
  return refused(`"${bad.slice(0, 60)}" is no id`, { ...valid, target }, 400);
};

function withQuery(request: Request, name: string, text: string): Request {
  const [path = '', search = ''] = request.target.split('?');
  const others = search.split('&').filter((part) => part !== '' && !part.startsWith(`${name}=`));
  return { ...request, target: `${path}?${[...others, `${name}=${text}`].join('&')}` };
}

function more({ target, ...request }: Request, part: string): Request {
  return { ...request, target: `${target}${target.includes('?') ? '&' : '?'}${part}` };
}
