import type { FastifySchema, RouteOptions } from 'fastify';
import type { TSchema } from 'typebox';
import { BODIES } from './api/examples.js';
import { FORMS } from './api/forms.js';
import { Problem } from './api/session.js';
import { isWrite } from './guard.js';

const DONE = { description: '已办理', type: 'null' };
const FILE = { description: '文件', type: 'string', format: 'binary' };
const OPEN = ['open'];
const ANYBODY = ['open', 'signed-in'];

/**
 * A route as the OpenAPI document shows it: with an example of its body, what it answers where it says nothing else, how a refusal looks,
 * and which scope a token needs. What is checked at run time is not changed.
 */
export function described({ schema, url, route }: { schema: FastifySchema | undefined; url: string; route: RouteOptions }): { schema: FastifySchema; url: string } {
  const method = String([route.method].flat()[0]);
  const operation = `${method} ${url}`;
  const action = String(route.config?.action ?? '');
  const form = FORMS[operation];
  const example = BODIES[operation];
  const body = form ?? (schema?.body as TSchema | undefined);
  const given = (schema?.response ?? {}) as Record<string, unknown>;
  const answer = Object.keys(given).length > 0 ? given : method === 'GET' ? { 200: FILE } : { 204: DONE };
  return {
    url,
    schema: {
      ...schema,
      ...(body ? { body: example === undefined ? body : { ...body, examples: [example] } } : {}),
      ...(form ? { consumes: ['multipart/form-data'] } : {}),
      ...(ANYBODY.includes(action) ? {} : { description: `令牌需要的权限：${action}` }),
      security: OPEN.includes(action) ? [] : action === 'signed-in' && isWrite(method) ? [{ session: [] }] : [{ token: [] }, { session: [] }],
      response: { ...answer, '4xx': { ...Problem, description: '没有办理，原因见 message' } },
    } as FastifySchema,
  };
}
