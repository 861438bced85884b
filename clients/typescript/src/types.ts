import type { components, operations } from './openapi.js';

type Schemas = components['schemas'];

export type Chat = Schemas['Chat'];
export type ChatWithMessages = Schemas['ChatWithMessages'];
export type ChatPage = Schemas['ChatPage'];
export type ChatUpdate = Schemas['ChatUpdate'];
export type NewChat = Schemas['NewChat'];
export type Message = Schemas['Message'];
export type Messages = Schemas['Messages'];
export type MessagePage = Schemas['MessagePage'];
export type MessageReplacement = Schemas['MessageReplacement'];
export type MessageUpdate = Schemas['MessageUpdate'];
export type NewMessage = Schemas['NewMessage'];
export type Attachment = Schemas['Attachment'];
export type NewAttachment = Schemas['NewAttachment'];
export type Problem = Schemas['Problem'];
export type InvalidPart = Schemas['InvalidPart'];
export type ChatStreamEvent = Schemas['ChatStreamEvent'];
export type ListStreamEvent = Schemas['ListStreamEvent'];

type Query<Id extends keyof operations> = NonNullable<operations[Id]['parameters']['query']>;

export type ListChatsQuery = Query<'listChats'>;
export type GetChatQuery = Query<'getChat'>;
export type ListMessagesQuery = Query<'listMessages'>;

/** What every request may be told. */
export interface RequestOptions {
  /** Ends the request and all its repeats; it then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** What requests that create something may be told. */
export interface CreateOptions extends RequestOptions {
  /** 1 to 255 visible ASCII characters; by default a new one for each call. */
  readonly idempotencyKey?: string;
}

/** What requests that change or delete something may be told. */
export interface ChangeOptions extends RequestOptions {
  /** Only if the object still has this revision; else `PreconditionFailed`. */
  readonly ifRevision?: number;
}

/** What `putMessage` may be told. */
export interface PutOptions extends ChangeOptions {
  /** Only if there is no message with this id yet; else `PreconditionFailed`. */
  readonly onlyNew?: boolean;
}
