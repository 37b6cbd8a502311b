import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { App } from './app.js';

/** Serves the built pages; every address that is no file and no API is the application's own. */
export async function pages(app: App, folder: string): Promise<void> {
  const index = await readFile(path.join(folder, 'index.html'), 'utf8');
  await app.register(fastifyStatic, { root: path.join(folder, 'assets'), prefix: '/assets/', immutable: true, maxAge: '365d', decorateReply: false, preCompressed: true });
  app.get('/mark.svg', async (_request, reply) => reply.type('image/svg+xml').header('cache-control', 'public, max-age=86400').send(await readFile(path.join(folder, 'mark.svg'))));
  app.setNotFoundHandler((request, reply) => {
    if (!['GET', 'HEAD'].includes(request.method) || request.url.startsWith('/api/') || request.url.startsWith('/assets/')) return reply.status(404).send({ message: '没有这个接口或内容。' });
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(index);
  });
}
