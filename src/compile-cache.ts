import module from 'node:module';

// What node has compiled of the server's files is kept for its next start, where it can do so (Node 22).
(module as { enableCompileCache?: () => unknown }).enableCompileCache?.();
