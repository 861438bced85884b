import { isDeepStrictEqual } from 'node:util';
import type { Response } from 'supertest';
import { chatPath, readChat } from '../../support/builders';
import type { Api } from '../../support/api';
import {
  goodRequests,
  NOWHERE,
  type OwnedOperation,
  type Target,
} from '../../support/good-requests';
import type { World } from './world';

/** What somebody tries, and what must come of it for one operation. */
export interface Attack {
  readonly name: string;
  /** @returns what came of it, in a word; undefined where the operation cannot be attacked so. @throws Hole */
  readonly attempt: (world: World, id: OwnedOperation) => Promise<string | undefined>;
}

/** Something came of an attack that must not. */
export class Hole extends Error {}

export const attacks: readonly Attack[] = [
  { name: 'no token', attempt: ({ as }, id) => refused(as(undefined), id) },
  { name: 'bad token', attempt: ({ as }, id) => refused(as('x'.repeat(32)), id) },
  { name: 'expired', attempt: ({ as, expired }, id) => refused(as(expired), id) },
  { name: 'other owner', attempt: otherOwner },
  { name: 'wrong parent', attempt: wrongParent },
  { name: 'deleted', attempt: deleted },
];

async function refused(api: Api, id: OwnedOperation): Promise<string> {
  const reply = await goodRequests[id](api, NOWHERE);
  if (reply.status !== 401) throw new Hole(`answers ${reply.status}`);
  if (!reply.headers['www-authenticate']) throw new Hole('does not say how to authenticate');
  return '401';
}

/** Somebody else's chat: as if it had never been, and it stays as it is. */
async function otherOwner(world: World, id: OwnedOperation): Promise<string> {
  const { alice, bob, takes } = world;
  const target = await world.chatOf(alice);
  const before = await readChat(alice, target.chat);
  const reply = await goodRequests[id](bob, target);
  const told = takes(id, 'chat_id')
    ? await sameAsAbsent(bob, id, reply)
    : sawNothing(reply, target);
  if (!isDeepStrictEqual(await readChat(alice, target.chat), before))
    throw new Hole('changes what belongs to somebody else');
  return told;
}

function sawNothing(reply: Response, { chat, message }: Target): string {
  if (reply.status >= 400) throw new Hole(`answers ${reply.status}`);
  for (const { id } of [chat, message])
    if (reply.text.includes(id)) throw new Hole('shows what belongs to somebody else');
  return `${reply.status}, nothing`;
}

/** A message by way of a chat that it is not in; any can be put under an id that is free. */
async function wrongParent(world: World, id: OwnedOperation): Promise<string | undefined> {
  const { alice, takes } = world;
  if (!takes(id, 'message_id') || id === 'putMessage') return undefined;
  const { chat } = await world.chatOf(alice);
  const { message } = await world.chatOf(alice);
  const reply = await goodRequests[id](alice, { chat, message });
  return sameAsAbsent(alice, id, reply, chat);
}

async function deleted(world: World, id: OwnedOperation): Promise<string | undefined> {
  const { alice, takes } = world;
  if (!takes(id, 'chat_id')) return undefined;
  const target = await world.chatOf(alice);
  await alice.delete(chatPath(target.chat)).expect(204);
  return sameAsAbsent(alice, id, await goodRequests[id](alice, target));
}

/** Byte for byte what a random id is answered, but for what names the request. */
async function sameAsAbsent(
  api: Api,
  id: OwnedOperation,
  reply: Response,
  chat: Target['chat'] = NOWHERE.chat,
): Promise<string> {
  const absent = await goodRequests[id](api, { chat, message: NOWHERE.message });
  if (reply.status !== 404) throw new Hole(`answers ${reply.status}`);
  if (plain(reply) !== plain(absent)) throw new Hole(`differs: ${plain(reply)} ${plain(absent)}`);
  return '404';
}

function plain({ status, headers, text }: Response): string {
  const body = text.replace(/"(request_id|instance)":"[^"]*"/g, '"$1":""');
  const names = Object.keys(headers).sort();
  return JSON.stringify([status, names, body]);
}
