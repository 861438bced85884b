import { NotToBeHad } from './command';
import { NAMES, type Contender, type Enter, type Name, type Setting } from './contender';
import { enterExpress } from './express/enter';
import { enterFastApi } from './fastapi/enter';
import { enterFloor } from './floor';
import { enterOurs, enterWithoutCache } from './ours';
import { enterPocketBase } from './pocketbase/enter';

const ENTER: Readonly<Record<Name, Enter>> = {
  ours: enterOurs,
  'REPLY_CACHE=0': enterWithoutCache,
  floor: enterFloor,
  FastAPI: enterFastApi,
  express: enterExpress,
  PocketBase: enterPocketBase,
};

/** Who is here. */
export interface LineUp {
  readonly contenders: ReadonlyMap<Name, Contender>;
  /** Why others are not. */
  readonly absent: ReadonlyMap<Name, string>;
  stop(): Promise<void>;
}

/** Starts the servers that are needed, each with the same content. */
export async function lineUp(needed: ReadonlySet<Name>, setting: Setting): Promise<LineUp> {
  const contenders = new Map<Name, Contender>();
  const absent = new Map<Name, string>();
  const stop = async () => {
    await Promise.all([...contenders.values()].map(({ server }) => server.stop()));
  };
  try {
    for (const name of NAMES.filter((one) => needed.has(one)))
      try {
        contenders.set(name, await ENTER[name](setting));
      } catch (error) {
        if (!(error instanceof NotToBeHad)) throw error;
        absent.set(name, error.message);
      }
  } catch (error) {
    await stop();
    throw error;
  }
  return { contenders, absent, stop };
}
