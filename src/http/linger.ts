import type { Socket } from 'node:net';

/** Milliseconds and bytes that a client has left to read its reply while it is still sending. */
const TIME = 2_000;
const BYTES = 64 * 1_048_576;

/**
 * Ends a connection on which more may be arriving. Closing it at once would
 * reset it, and a client that is still sending would never see the reply
 * (RFC 9112, section 9.6): so only our side ends, and what arrives is dropped
 * until the client closes too, for at most 2 seconds and 64 MiB.
 */
export function linger(socket: Socket): void {
  const timer = setTimeout(() => socket.destroy(), TIME);
  socket.once('close', () => clearTimeout(timer));
  socket.end();
  // Node reads on by itself when it is told to resume, and hands the bytes over only after that.
  if (socket.isPaused()) socket.once('resume', () => drop(socket)).resume();
  else drop(socket);
}

/** Takes the place of node's parser, which has nothing more to read. */
function drop(socket: Socket): void {
  let left = BYTES;
  socket.removeAllListeners('data');
  socket.on('data', (bytes: Buffer) => {
    left -= bytes.length;
    if (left < 0) socket.destroy();
  });
}
