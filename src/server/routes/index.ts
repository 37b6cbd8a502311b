import type { Desk } from '../../run/desk.js';
import type { App } from '../app.js';
import type { Door } from '../door.js';
import { signOn } from '../sign-on.js';
import { appealRoutes } from './appeals.js';
import { auditRoutes } from './audit.js';
import { checkRoutes } from './check.js';
import { contestedRoutes } from './contested.js';
import { evidenceRoutes } from './evidence.js';
import { filingRoutes } from './filings.js';
import { findingRoutes } from './findings.js';
import { fleetRoutes } from './fleet.js';
import { handbookRoutes } from './handbook.js';
import { handoverRoutes } from './handovers.js';
import { dismissalRoutes } from './dismissals.js';
import { indicatorRoutes } from './indicators.js';
import { noticeRoutes } from './notices.js';
import { oidcRoutes } from './oidc.js';
import { paperRoutes } from './papers.js';
import { policyRoutes } from './policies.js';
import { reviewRoutes } from './review.js';
import { ruleRoutes } from './rules.js';
import { scoreRoutes } from './scores.js';
import { sessionRoutes } from './session.js';
import { settingRoutes } from './settings.js';
import { tableRoutes } from './tables.js';
import { tokenRoutes } from './tokens.js';
import { unitRoutes } from './units.js';
import { unitStepRoutes } from './unit-steps.js';
import { userRoutes } from './users.js';
import { weekRoutes } from './week.js';

/** Every resource of the API; one file each. */
export function routes(api: App, desk: Desk, door: Door): void {
  const provider = door.oidc && signOn(door.oidc);
  sessionRoutes(api, desk, door, provider);
  if (door.oidc && provider) oidcRoutes(api, desk, door, door.oidc, provider);
  for (const add of [userRoutes, unitRoutes, settingRoutes, tokenRoutes, auditRoutes, tableRoutes, fleetRoutes]) add(api, desk);
  for (const add of [noticeRoutes, unitStepRoutes, scoreRoutes, checkRoutes, filingRoutes, indicatorRoutes, contestedRoutes]) add(api, desk);
  for (const add of [weekRoutes, findingRoutes, reviewRoutes, evidenceRoutes, handoverRoutes, ruleRoutes]) add(api, desk);
  for (const add of [appealRoutes, dismissalRoutes, paperRoutes, policyRoutes, handbookRoutes]) add(api, desk);
  api.get('/openapi.json', { config: { action: 'open' }, schema: { hide: true } }, () => api.swagger());
}
