import type { UIMessage } from 'ai' with { 'resolution-mode': 'import' };

// The one place that names the package. Only its types are needed, and these the CommonJS build needs too.
export type {
  ChatTransport,
  DynamicToolUIPart,
  FileUIPart,
  readUIMessageStream,
  ReasoningUIPart,
  TextUIPart,
  ToolUIPart,
  UIDataTypes,
  UIMessage,
  UIMessageChunk,
  UITools,
} from 'ai' with { 'resolution-mode': 'import' };

/** One part of a UIMessage. */
export type Part = UIMessage['parts'][number];

/** What the payload of a stored message is when it is a UIMessage. */
export const FORMAT = 'ai-sdk/v6';
