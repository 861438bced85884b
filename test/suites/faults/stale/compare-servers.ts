import type { Client, Reply } from '../client';
import { aboutAll, aboutMessages, aboutPages, following } from './questions';
import type { Told } from './told';

/** Messages of each chat that are read one by one. */
const LATEST = 50;

/**
 * Reads everything from every server while nothing changes: all of them give the
 * same bytes.
 * @param servers the others are compared with the first of them.
 * @returns how many reads were compared.
 */
export async function compareServers(told: Told, servers: readonly Client[]): Promise<number> {
  const questions = [
    ...aboutAll(),
    ...told.chats.flatMap((chat) => [...aboutPages(chat), ...aboutMessages(chat, LATEST)]),
  ];
  let compared = 0;
  for (let one = questions.pop(); one; one = questions.pop()) {
    const { path } = one;
    const replies = await Promise.all(servers.map((server) => server.send({ path })));
    const [due, ...others] = replies.map(formOf);
    for (const other of others.filter((form) => form !== due))
      told.complain([`in the end GET ${path} gives ${other} instead of ${due}`]);
    compared += 1;
    const more = following(one, replies[0]!);
    if (more) questions.push(more);
  }
  return compared;
}

/** What does not differ from one request to the next. */
function formOf({ status, headers, text }: Reply): string {
  return status === 200 ? `${status} ${headers.etag} ${text}` : `${status}`;
}
