import { loadOf, type Asked } from './loads';
import type { Part } from './part';

const OK = '{"status":"ok"}';

/**
 * Sees that a part answers what it is measured for: the list comes from the
 * complete server alone, and everything else is the same everywhere.
 * @throws when it does not.
 */
export async function assertAnswers(name: string, { url }: Part, complete: boolean): Promise<void> {
  const ask = async (asked: Asked) => {
    const reply = await fetch(url + loadOf(asked, url).requests(0)[0]!.path);
    return reply.text();
  };
  const [health, list] = [await ask('health'), await ask('list')];
  if (health !== OK || (list === OK) === complete)
    throw new Error(`${name} answered ${health} and ${list.slice(0, 200)}`);
}
