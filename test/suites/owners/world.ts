import { apiOf, type Api } from '../../support/api';
import { append, createChat } from '../../support/builders';
import { operations, paths } from '../../support/contract-check/operations';
import type { OwnedOperation, Target } from '../../support/good-requests';
import { signWithSecret } from '../../support/jwks-server';

/** A server on which two owners have chats. */
export interface World {
  readonly alice: Api;
  readonly bob: Api;
  /** A token that was good until a moment ago. */
  readonly expired: string;
  readonly as: (token: string | undefined) => Api;
  /** A new chat with a message. */
  readonly chatOf: (owner: Api) => Promise<Target>;
  /** Whether the path of an operation has this parameter. */
  readonly takes: (id: OwnedOperation, parameter: 'chat_id' | 'message_id') => boolean;
}

export const KEYS = { alice: 'alice-0123456789abcdef', bob: 'bob-0123456789abcdef' } as const;
export const SECRET = 'a secret of thirty-two bytes, or more';

/** What the server is started with. */
export const ENV = {
  API_KEYS: `alice:${KEYS.alice},bob:${KEYS.bob}`,
  JWT_SECRET: SECRET,
};

export async function worldAt(url: string): Promise<World> {
  const as = (token: string | undefined): Api => {
    const api = apiOf(url);
    return token === undefined ? api : api.set('Authorization', `Bearer ${token}`);
  };
  const exp = Math.floor(Date.now() / 1_000) - 1;
  return {
    as,
    alice: as(KEYS.alice),
    bob: as(KEYS.bob),
    expired: await signWithSecret(SECRET, { exp }),
    chatOf: async (owner) => {
      const chat = await createChat(owner);
      return { chat, message: await append(owner, chat) };
    },
    takes: (id, parameter) => templateOf(id).includes(`{${parameter}}`),
  };
}

/** Operations that belong to an owner, as the contract has them. */
export const owned = operations
  .filter((operation) => operation.owned)
  .map(({ id }) => id as OwnedOperation);

function templateOf(id: string): string {
  return paths.find((path) => path.operations.some((one) => one.id === id))!.template;
}
