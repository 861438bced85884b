import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The server that `npm run dev` passes `/api` on to. */
const SERVER = process.env['API'] ?? 'http://127.0.0.1:8000';

export default defineConfig({
  plugins: [react()],
  server: { host: '127.0.0.1', proxy: { '/api': SERVER } },
  build: { chunkSizeWarningLimit: 1000 },
});
