import { same } from '../stored/fingerprint.js';
import type { DynamicToolUIPart, ToolUIPart, UIMessageChunk } from '../types.js';
import { approvalChunks } from './approval-chunks.js';
import { present } from './present.js';

type Tool = ToolUIPart | DynamicToolUIPart;
type Chunks = UIMessageChunk[];

/** A tool call that has begun or has come to another state, and all that lies in between. */
export function toolChunks(previous: Tool | undefined, next: Tool): Chunks {
  const { toolCallId, toolMetadata } = next;
  const approval = approvalChunks(toolCallId, previous?.approval, next.approval);
  switch (next.state) {
    case 'input-streaming':
      return input(previous, next);
    case 'input-available':
      return [available(next)];
    case 'approval-requested':
    case 'approval-responded':
      return [...called(previous, next), ...approval];
    case 'output-denied':
      return [...called(previous, next), ...approval, { type: 'tool-output-denied', toolCallId }];
    case 'output-available': {
      const { output, preliminary, resultProviderMetadata: providerMetadata } = next;
      const about = present({ preliminary, providerMetadata, toolMetadata });
      const result = { type: 'tool-output-available', toolCallId, output, ...about } as const;
      return [...quietly(previous, next), ...approval, result];
    }
    case 'output-error': {
      const { errorText, resultProviderMetadata: providerMetadata } = next;
      const about = { toolCallId, errorText, ...present({ providerMetadata, toolMetadata }) };
      if (hasInput(previous, next) || rawInputOf(next) !== undefined)
        return [...quietly(previous, next), ...approval, { type: 'tool-output-error', ...about }];
      const failed = {
        type: 'tool-input-error',
        ...call(next),
        ...about,
        input: next.input,
      } as const;
      return [start(next), ...approval, failed];
    }
    default:
      next satisfies never; // a state that this version of the package does not know
      return [];
  }
}

/** What every chunk says of the call it belongs to. */
function call(tool: Tool) {
  const { toolCallId, title, toolMetadata, providerExecuted } = tool;
  const isDynamic = tool.type === 'dynamic-tool';
  const toolName = isDynamic ? tool.toolName : tool.type.slice('tool-'.length);
  const dynamic = isDynamic || undefined;
  return { toolCallId, toolName, ...present({ title, toolMetadata, providerExecuted, dynamic }) };
}

function start(tool: Tool, inputEncoding?: 'json' | 'text'): UIMessageChunk {
  const about = present({ inputEncoding, providerMetadata: tool.callProviderMetadata });
  return { type: 'tool-input-start', ...call(tool), ...about };
}

function available(tool: Tool): UIMessageChunk {
  const about = present({ providerMetadata: tool.callProviderMetadata });
  return { type: 'tool-input-available', ...call(tool), input: tool.input, ...about };
}

function written(tool: Tool, inputTextDelta: string): Chunks {
  const { toolCallId } = tool;
  return inputTextDelta ? [{ type: 'tool-input-delta', toolCallId, inputTextDelta }] : [];
}

/** Deprecated where an input has failed, but still there. */
function rawInputOf(tool: object): string | undefined {
  const { rawInput } = tool as { readonly rawInput?: unknown };
  return typeof rawInput === 'string' ? rawInput : undefined;
}

/** The text of an input as far as it is written. */
function textOf(tool: Tool): string {
  return rawInputOf(tool) ?? (tool.input === undefined ? '' : JSON.stringify(tool.input));
}

function input(previous: Tool | undefined, next: Tool & { state: 'input-streaming' }): Chunks {
  const text = textOf(next);
  const before = previous?.state === 'input-streaming' ? textOf(previous) : undefined;
  if (before !== undefined && text.startsWith(before))
    return written(next, text.slice(before.length));
  return [start(next, next.inputEncoding), ...written(next, text)];
}

/** Whether a call is known with its input as it is now. */
function hasInput(previous: Tool | undefined, next: Tool): boolean {
  return (
    previous !== undefined &&
    previous.state !== 'input-streaming' &&
    same(previous.input, next.input)
  );
}

/** The call with its input, of which `onToolCall` is told. */
function called(previous: Tool | undefined, next: Tool): Chunks {
  return hasInput(previous, next) ? [] : [available(next)];
}

/** The same for a call that has its result, of which nobody has to be told: the input as text. */
function quietly(previous: Tool | undefined, next: Tool): Chunks {
  return hasInput(previous, next) ? [] : [start(next), ...written(next, textOf(next))];
}
