/** An error of the domain: something about the request, as seen from the chats. */
export abstract class ChatError extends Error {
  constructor(message: string) {
    super(message);
    this.name = new.target.name;
  }
}

/** There is no such chat for this owner. */
export class ChatNotFound extends ChatError {
  constructor() {
    super('There is no chat with this id.');
  }
}

/** There is no such message in this chat. */
export class MessageNotFound extends ChatError {
  constructor() {
    super('There is no message with this id in this chat.');
  }
}

/** The id that the client chose is taken. */
export class AlreadyExists extends ChatError {
  constructor(what: 'chat' | 'message') {
    super(`A ${what} with this id already exists. Choose another id, or leave it out.`);
  }
}

/** The chat has changed since the client saw it. */
export class ChatChanged extends ChatError {
  constructor() {
    super('The chat has changed. Read it again and decide whether the change still makes sense.');
  }
}

/** The message is finished or deleted, and what was to be changed about it cannot change any more. */
export class MessageFinal extends ChatError {
  constructor(status: 'completed' | 'incomplete' | 'deleted') {
    super(
      status === 'deleted'
        ? 'The message has been deleted.'
        : `The message is ${status}; only its metadata can be changed. Replace it as a whole, or append another one.`,
    );
  }
}

/** The text does not go on where the message ends, or is not the text that is there. */
export class OffsetMismatch extends ChatError {
  /** @param length code points of the content as it is stored. */
  constructor(readonly length: number) {
    super('Read the message again, and go on from its end.');
  }
}

/** The message is not, or no longer, what the client takes it for. */
export class MessageChanged extends ChatError {
  constructor() {
    super('Read the message again and decide on what it is now.');
  }
}

/** Something about a message does not go together with the rest of it, or with its chat. */
export class InvalidMessage extends ChatError {
  /** @param property the one to be corrected. */
  constructor(
    readonly property:
      'content' | 'format' | 'payload' | 'parent_sequence' | 'status' | 'append' | 'append/text',
    message: string,
    /** Which message of a batch; undefined for the only one. */
    readonly index?: number,
  ) {
    super(message);
  }
}

/** The idempotency key has been used for another payload. */
export class IdempotencyKeyReused extends ChatError {
  constructor() {
    super('Repeat the original payload to get its result, or use a new key for this one.');
  }
}

/** The cursor does not belong to this list. */
export class InvalidCursor extends ChatError {
  constructor() {
    super('Start again without a cursor, and only send back what `next_cursor` contained.');
  }
}
