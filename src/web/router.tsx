import { lazy, type ComponentType } from 'react';
import { createBrowserRouter } from 'react-router';
import { Shell } from './shell/layout.js';
import { Failed } from './shell/failed.js';

const page = (load: () => Promise<{ default: ComponentType }>) => {
  const Lazy = lazy(load);
  return <Lazy />;
};

/** One line a page; each is fetched when it is first opened. */
export const router = createBrowserRouter([
  { path: '/login', element: page(() => import('./pages/login.js')), errorElement: <Failed /> },
  { path: '/', element: <Shell />, errorElement: <Failed />, children: [
    { index: true, element: page(() => import('./pages/overview.js')) },
    { path: 'sample', element: page(() => import('./pages/sample.js')) },
    { path: 'review', element: page(() => import('./pages/review.js')) },
    { path: 'findings', element: page(() => import('./pages/findings.js')) },
    { path: 'findings/:id', element: page(() => import('./pages/finding.js')) },
    { path: 'handover', element: page(() => import('./pages/handover.js')) },
    { path: 'portals', element: page(() => import('./pages/portals.js')) },
    { path: 'fleet', element: page(() => import('./pages/fleet.js')) },
    { path: 'rules', element: page(() => import('./pages/rules.js')) },
    { path: 'rules/:number', element: page(() => import('./pages/rule.js')) },
    { path: 'password', element: page(() => import('./pages/password.js')) },
    { path: 'users', element: page(() => import('./pages/users.js')) },
    { path: 'units', element: page(() => import('./pages/units.js')) },
    { path: 'settings', element: page(() => import('./pages/settings.js')) },
    { path: 'tokens', element: page(() => import('./pages/tokens.js')) },
    { path: 'audit', element: page(() => import('./pages/audit.js')) },
    { path: 'check', element: page(() => import('./pages/check.js')) },
    { path: 'contested', element: page(() => import('./pages/contested.js')) },
    { path: 'indicators', element: page(() => import('./pages/indicators.js')) },
    { path: 'filings', element: page(() => import('./pages/filings.js')) },
    { path: 'notices', element: page(() => import('./pages/notices.js')) },
    { path: 'notices/:id', element: page(() => import('./pages/notice.js')) },
    { path: 'scores', element: page(() => import('./pages/scores.js')) },
    { path: 'appeals', element: page(() => import('./pages/appeals.js')) },
    { path: 'appeals/:id', element: page(() => import('./pages/appeal.js')) },
    { path: 'faults', element: page(() => import('./pages/faults.js')) },
    { path: 'dismissals', element: page(() => import('./pages/dismissals.js')) },
    { path: 'policies', element: page(() => import('./pages/policies.js')) },
    { path: 'trends', element: page(() => import('./pages/trends.js')) },
    { path: 'handbook', element: page(() => import('./pages/handbook.js')) },
    { path: 'handbook/:id', element: page(() => import('./pages/handbook-entry.js')) },
    { path: 'papers', element: page(() => import('./pages/papers.js')) },
    { path: 'search', element: page(() => import('./pages/search.js')) },
    { path: 'help', element: page(() => import('./pages/help.js')) },
    { path: '*', element: page(() => import('./pages/missing.js')) },
  ] },
]);
