export { chunksBetween } from './chunks/chunks-between.js';
export { deleteMessage } from './delete-message.js';
export { historyTransport, type HistoryTransportOptions } from './history-transport.js';
export { loadMessages } from './load-messages.js';
export { saveMessages } from './save/save-messages.js';
export { stopReply } from './stop-reply.js';
export { storeReply, type StoreReplyOptions } from './store-reply.js';
export { storedId } from './stored/ids.js';
export { toUIMessage } from './stored/to-ui-message.js';
