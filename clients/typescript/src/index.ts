export { branchOf } from './branch.js';
export { createClient, type ClientOptions } from './create-client.js';
export { CONTRACT_VERSION } from './http/contract-check.js';
export * from './problems.js';
export type { Answer, AnswerOptions, AnswerUpdate } from './answer/answer.js';
export type { Client } from './client.js';
export type { ChatFollower, ChatState, FollowChatOptions } from './follow/chat-follower.js';
export type {
  ChatListFollower,
  ChatListState,
  FollowChatsOptions,
} from './follow/chat-list-follower.js';
export type { Token } from './http/authorise.js';
export type { RetryOptions } from './http/retry.js';
export type { components, operations, paths } from './openapi.js';
export type { Operations } from './operations.js';
export type { Page, Walk } from './walk.js';
export type * from './types.js';
