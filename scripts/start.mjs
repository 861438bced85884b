import process from 'node:process';
import { build } from './build.mjs';

// `npm start`: builds what has changed and then is the server itself. In package.json `exec` keeps
// the shell from standing between npm and the server, so a signal to npm arrives there; where a
// shell has no `exec`, as on Windows, what follows it starts the server.
const built = await build([], (text) => {
  if (process.stdout.isTTY) process.stdout.write(text);
});
if (built) await import('../dist/main.js');
else process.exitCode = 1;
