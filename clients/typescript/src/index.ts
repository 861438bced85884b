export { branchOf } from './branch.js';
export type { Answer, AnswerOptions, AnswerUpdate } from './answer/answer.js';
export type { Client } from './client.js';
export type { ChatFollower, ChatState, FollowChatOptions } from './follow/follow-chat.js';
export type { ChatListFollower, ChatListState, FollowChatsOptions } from './follow/follow-chats.js';
export type { Page, Walk } from './walk.js';
export type * from './types.js';
