import type { Action } from '../actions/action';
import { deleteRequest } from '../actions/delete-chat';
import { expected } from './check';
import { Found, type Finding } from './findings';
import { Session, type World } from './session';

/**
 * Does step after step until told to stop, and then deletes what it made. After
 * a finding it begins with nothing, for what it knew may be wrong.
 */
export async function work(
  world: World,
  actions: readonly Action[],
  goesOn: () => boolean,
  report: (finding: Finding) => void,
): Promise<void> {
  const session = new Session(world);
  for (let step = 0; goesOn(); step += 1) {
    session.begin(step);
    const action = session.choice.weighted(actions);
    world.tally.begin(action.name);
    const enter = action.alone ? 'alone' : 'together';
    await world.shared.gate[enter](() => action.run(session)).catch((error: unknown) => {
      report(describe(session, action.name, step, error));
      session.model.forget();
    });
  }
  for (const known of [...session.model.alive])
    await world.shared.gate.together(async () => {
      if (!session.model.alive.includes(known)) return; // somebody has deleted everything
      await session
        .send(deleteRequest(session, known), expected('the chat exists', 204))
        .catch((error: unknown) => report(describe(session, 'clean up', -1, error)));
      session.line.pass();
    });
}

function describe(session: Session, action: string, step: number, error: unknown): Finding {
  const found =
    error instanceof Found
      ? error
      : new Found([
          `the fuzzer failed: ${error instanceof Error ? (error.stack ?? '') : String(error)}`,
        ]);
  const { seed, worker } = session.world;
  return {
    complaints: found.complaints,
    request: found.request,
    reply: found.reply,
    action,
    seed,
    worker,
    step,
    before: session.history.slice(),
  };
}
