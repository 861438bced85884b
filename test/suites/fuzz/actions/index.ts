import type { Contract } from '../contract/contract';
import type { Action } from './action';
import { aloneAction } from './alone';
import { annotateActions } from './annotate';
import { answerActions } from './answer';
import { appendActions } from './append';
import { brokenActions } from './broken';
import { brokenMessageActions } from './broken-message';
import { conditionalActions } from './conditional';
import { createActions } from './create-chat';
import { deleteActions } from './delete-chat';
import { deleteMessageActions } from './delete-message';
import { elsewhereActions } from './elsewhere';
import { followActions } from './follow';
import { goneActions } from './gone';
import { largeActions } from './large';
import { listChatsActions } from './list-chats';
import { listMessagesActions } from './list-messages';
import { methodActions } from './methods';
import { raceAppendActions } from './race-append';
import { putActions } from './put';
import { raceChatActions } from './race-chat';
import { racePutActions } from './race-put';
import { readActions } from './read';
import { refusedPutActions } from './refused-put';
import { replayAppendActions } from './replay-append';
import { replayChatActions } from './replay-chat';
import { tombstoneActions } from './tombstone';
import { unknownOperationActions } from './unknown-operation';
import { updateActions } from './update-chat';

const ALL: readonly Action[] = [
  ...createActions,
  ...replayChatActions,
  ...readActions,
  ...followActions,
  ...conditionalActions,
  ...updateActions,
  ...deleteActions,
  ...goneActions,
  ...appendActions,
  ...replayAppendActions,
  ...putActions,
  ...refusedPutActions,
  ...annotateActions,
  ...answerActions,
  ...deleteMessageActions,
  ...tombstoneActions,
  ...listMessagesActions,
  ...listChatsActions,
  ...brokenActions,
  ...brokenMessageActions,
  ...largeActions,
  ...methodActions,
  ...elsewhereActions,
  ...raceAppendActions,
  ...raceChatActions,
  ...racePutActions,
];

/** Every action that this contract has the operations for, on a server that allows it. */
export function actionsFor(
  { operations }: Contract,
  { ours, mayClear }: { readonly ours: boolean; readonly mayClear: boolean },
): readonly Action[] {
  const can = ({ needs }: Action) => needs.every((id) => operations.has(id));
  const counted = ours ? [aloneAction(ALL.filter(can), mayClear)] : [];
  return [...ALL, ...counted, ...unknownOperationActions].filter(can);
}
