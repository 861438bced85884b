import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { clearTimeout, setTimeout } from 'node:timers';

/** Milliseconds that the build may take without a word. */
const PATIENCE = 1_000;

// `npm start`: builds what has changed and then is the server itself. In package.json `exec` keeps
// the shell from standing between npm and the server, so a signal to npm arrives there; where a
// shell has no `exec`, as on Windows, what follows it starts the server.
const slow = setTimeout(() => {
  if (process.stdout.isTTY) process.stdout.write('Building …\n');
}, PATIENCE);
const build = spawn('npm run --silent build', { shell: true, stdio: 'inherit' });
const [code] = await once(build, 'close');
clearTimeout(slow);
if (code === 0) await import('../dist/main.js');
else process.exitCode = 1;
