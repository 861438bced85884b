import type { Model } from '../model/model';
import { expected } from '../run/check';
import type { Session } from '../run/session';
import { requestFor } from '../wire/request';
import type { Action } from './action';
import { askGone } from './gone';

/** While nobody else does anything, the line moves on by the changes of an action, and no more. */
function count(actions: readonly Action[]): Action['run'] {
  return async (session) => {
    const { line, choice } = session;
    const before = await whereIsLine(session);
    const changes = line.changes;
    const action = choice.weighted(actions);
    await action.run(session);
    const due = before + line.changes - changes;
    const now = await whereIsLine(session, before, due === before ? 304 : 200);
    if (now !== due)
      session.hold([`"${action.name}" moved the line from ${before} to ${now} instead of ${due}`]);
  };
}

/** The number of the owner's latest change. @param known one to be asked for. */
async function whereIsLine(session: Session, known?: number, status = 200): Promise<number> {
  const request = requestFor(session.operation('listChats'), {
    query: [['limit', '1']],
    headers: { 'If-None-Match': known === undefined ? undefined : `"${known}"` },
  });
  const reply = await session.send(request, expected(`the line was at ${known}`, status));
  return Number(reply.headers['etag']?.slice(1, -1));
}

/** Deletes everything that all workers have. */
async function clear(session: Session): Promise<void> {
  const { line, choice } = session;
  const request = requestFor(session.operation('deleteChats'), { query: [['confirm', 'true']] });
  await session.send(request, expected('it is confirmed', 204));
  line.pass();
  const gone = session.world.shared.models.flatMap(buryAll);
  for (const archived of ['true', 'false']) {
    const query = [['archived', archived] as const];
    const list = requestFor(session.operation('listChats'), { query });
    const reply = await session.send(list, expected('the request is valid', 200));
    if (!reply.body.toString().startsWith('{"data":[],'))
      session.hold(['lists chats though all are deleted'], list, reply);
  }
  if (gone.length > 0) await askGone(session, choice.one(gone));
}

function buryAll(model: Model) {
  const alive = model.alive.length;
  for (const known of [...model.alive]) model.bury(known);
  return alive === 0 ? [] : model.dead.slice(-alive);
}

const clearAction: Action = {
  name: 'delete everything',
  weight: 30,
  needs: ['createChat', 'listChats', 'deleteChats'],
  run: clear,
};

/**
 * Something that has the server for itself.
 * @param actions those that may be done so. @param mayClear whether everything may be deleted.
 */
export function aloneAction(actions: readonly Action[], mayClear: boolean): Action {
  return {
    name: 'alone',
    weight: 1,
    needs: ['createChat', 'listChats'],
    alone: true,
    run: count(mayClear ? [...actions, clearAction] : actions),
  };
}
