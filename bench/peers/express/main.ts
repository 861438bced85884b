import express from 'express';

/* The least that express itself can do: one route, and nothing before or after it. */

express()
  .get('/health', (_req, res) => {
    res.json({ status: 'ok' });
  })
  .listen(Number(process.env['PORT']), '127.0.0.1');
