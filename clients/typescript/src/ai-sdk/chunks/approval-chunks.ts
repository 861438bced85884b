import { same } from '../stored/fingerprint.js';
import type { DynamicToolUIPart, ToolUIPart, UIMessageChunk } from '../types.js';
import { present } from './present.js';

type Approval = (ToolUIPart | DynamicToolUIPart)['approval'];

/** A question whether a tool may be called, and the answer to it. */
export function approvalChunks(
  toolCallId: string,
  previous: Approval,
  next: Approval,
): UIMessageChunk[] {
  if (!next || same(previous, next)) return [];
  const { id: approvalId, descriptor: approvalDescriptor, signature, isAutomatic } = next;
  const chunks: UIMessageChunk[] = [];
  if (previous?.id !== approvalId) {
    const reason = next.requestReason;
    const about = present({ approvalDescriptor, reason, signature, isAutomatic });
    const schema = 'inputSchemaInput' in next ? { inputSchemaInput: next.inputSchemaInput } : {};
    chunks.push({ type: 'tool-approval-request', toolCallId, approvalId, ...about, ...schema });
  }
  if (next.approved !== undefined) {
    const about = present({ reason: next.reason });
    chunks.push({ type: 'tool-approval-response', approvalId, approved: next.approved, ...about });
  }
  return chunks;
}
