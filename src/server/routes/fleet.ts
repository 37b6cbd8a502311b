import { fleetSight } from '../../run/desk/fleet.js';
import type { Desk } from '../../run/desk.js';
import { FleetView } from '../api/fleet.js';
import type { App } from '../app.js';

export function fleetRoutes(api: App, desk: Desk): void {
  api.get('/fleet', { config: { action: 'fleet.read' }, schema: { tags: ['多机普查'], summary: '各台机器、交办的普查和进度', response: { 200: FleetView } } }, () => fleetSight(desk));
}
