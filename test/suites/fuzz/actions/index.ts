import type { Contract } from '../contract/contract';
import type { Action } from './action';
import { appendActions } from './append';
import { brokenActions } from './broken';
import { conditionalActions } from './conditional';
import { createActions } from './create-chat';
import { deleteActions } from './delete-chat';
import { elsewhereActions } from './elsewhere';
import { goneActions } from './gone';
import { largeActions } from './large';
import { listChatsActions } from './list-chats';
import { listMessagesActions } from './list-messages';
import { methodActions } from './methods';
import { raceAppendActions } from './race-append';
import { raceChatActions } from './race-chat';
import { readActions } from './read';
import { replayAppendActions } from './replay-append';
import { replayChatActions } from './replay-chat';
import { unknownOperationActions } from './unknown-operation';
import { updateActions } from './update-chat';

const ALL: readonly Action[] = [
  ...createActions,
  ...replayChatActions,
  ...readActions,
  ...conditionalActions,
  ...updateActions,
  ...deleteActions,
  ...goneActions,
  ...appendActions,
  ...replayAppendActions,
  ...listMessagesActions,
  ...listChatsActions,
  ...brokenActions,
  ...largeActions,
  ...methodActions,
  ...elsewhereActions,
  ...raceAppendActions,
  ...raceChatActions,
  ...unknownOperationActions,
];

/** Every action that this contract has the operations for. */
export function actionsFor({ operations }: Contract): readonly Action[] {
  return ALL.filter(({ needs }) => needs.every((id) => operations.has(id)));
}
