import type { components } from '../../generated/openapi';

type Schemas = components['schemas'];

/** The contract's objects, as the domain speaks of them. */
export type Attachment = Schemas['Attachment'];
export type Chat = Schemas['Chat'];
export type ChatPage = Schemas['ChatPage'];
export type ChatStreamEvent = Schemas['ChatStreamEvent'];
export type ChatUpdate = Schemas['ChatUpdate'];
export type ChatWithMessages = Schemas['ChatWithMessages'];
export type ListStreamEvent = Schemas['ListStreamEvent'];
export type Message = Schemas['Message'];
export type MessagePage = Schemas['MessagePage'];
export type NewChat = Schemas['NewChat'];
export type MessageReplacement = Schemas['MessageReplacement'];
export type MessageUpdate = Schemas['MessageUpdate'];
export type NewMessage = Schemas['NewMessage'];
