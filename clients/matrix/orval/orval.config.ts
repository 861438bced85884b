import { defineConfig } from 'orval';

export default defineConfig({
  backend: {
    input: 'openapi.yaml',
    output: {
      target: 'generated/api.ts',
      client: 'react-query',
      httpClient: 'fetch',
      baseUrl: { runtime: 'process.env.SERVER_URL' },
      headers: true,
    },
  },
});
