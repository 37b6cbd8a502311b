import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { IncomingMessage, ServerResponse } from 'node:http';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type RawServerDefault } from 'fastify';
import type { Desk } from '../run/desk.js';
import type { Door } from './door.js';
import { toolVersion } from '../run/versions.js';
import { described } from './describe.js';
import { guard } from './guard.js';
import { pages } from './pages.js';
import { answerProblems, badAddress, noSuchAddress, Refused } from './problems.js';
import { routes } from './routes/index.js';
import { watch, type WatchSettings } from './watch.js';

export interface ServerSettings extends Door, WatchSettings {
  /** Folder of the built pages; absent: the API alone. */
  web?: string;
  /** Bytes that one upload may have. */
  uploadLimit?: number;
  /** Requests a minute that each account may make, whatever its address; sign-in has a limit of its own. */
  rate?: number;
}

export type App = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, FastifyBaseLogger, TypeBoxTypeProvider>;

const MEGABYTE = 1024 * 1024;
const RATE = 3_000;
/** A whole office may stand behind one address: what it may ask for together, as times what one account may. */
const ADDRESS = 10;
const TOO_OFTEN = '操作太频繁，请过一分钟再试。';

/**
 * The workbench's server: the API under /api (its description at /api/openapi.json) and the pages. Every route names the action that
 * `can` is asked about; a route without one is refused at the start.
 */
export async function buildServer(desk: Desk, settings: ServerSettings = {}): Promise<App> {
  const app = Fastify({ bodyLimit: 2 * MEGABYTE, trustProxy: false, logger: false, frameworkErrors: badAddress, ajv: { customOptions: { removeAdditional: false, coerceTypes: true, allErrors: false } } }).withTypeProvider<TypeBoxTypeProvider>();
  await app.register(swagger, {
    transform: described,
    openapi: {
      openapi: '3.1.0',
      info: { title: '指南针接口', version: toolVersion(), description: '页面能做的，程序也能做。用令牌（Authorization: Bearer …）调用；令牌的权限不超过其主人的角色。' },
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' }, session: { type: 'apiKey', in: 'cookie', name: 'zhinan' } } },
    },
  });
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'self'"], scriptSrc: ["'self'"], styleSrc: ["'self'", "'unsafe-inline'"], imgSrc: ["'self'", 'data:', 'blob:'], connectSrc: ["'self'"], fontSrc: ["'self'"], objectSrc: ["'none'"], frameSrc: ["'none'"], frameAncestors: ["'none'"], baseUri: ["'none'"], formAction: ["'self'"] },
    },
    strictTransportSecurity: settings.secure ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'no-referrer' },
  });
  await app.register(cookie);
  const rate = settings.rate ?? RATE;
  await app.register(rateLimit, { max: rate * ADDRESS, timeWindow: '1 minute', errorResponseBuilder: () => ({ statusCode: 429, message: TOO_OFTEN }) });
  const ofAccount = app.createRateLimit({ max: rate, timeWindow: '1 minute', keyGenerator: ({ user }) => `account ${user?.id ?? ''}` });
  await app.register(multipart, { limits: { fileSize: settings.uploadLimit ?? 20 * MEGABYTE, files: 20, fields: 40, fieldSize: MEGABYTE, parts: 60 } });
  answerProblems(app);
  guard(app, desk, async (request) => {
    const limit = await ofAccount(request);
    if (!limit.isAllowed && limit.isExceeded) throw new Refused(429, TOO_OFTEN);
  });
  watch(app as App, desk, settings);
  await app.register((api, _options, done) => { routes(api as App, desk, settings); done(); }, { prefix: '/api' });
  if (settings.web) await pages(app, settings.web);
  else noSuchAddress(app);
  return app as App;
}
