/** Roles of users (角色). A user has one; a department's user belongs to one unit. */
export const ROLES = ['inspector', 'department', 'reform', 'service', 'editor', 'viewer', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export const isRole = (text: string): text is Role => ROLES.some((role) => role === text);
export const isAction = (text: string): text is Action => ACTIONS.some((action) => action === text);

/** What a user may try. The first word names the kind of thing, the second what is done with it. */
export const ACTIONS = [
  'overview.read', 'finding.read', 'finding.claim', 'finding.review', 'dismissal.read', 'dismissal.review',
  'run.read', 'run.draw', 'run.start', 'notice.read', 'notice.send', 'notice.sign',
  'appeal.read', 'appeal.make', 'appeal.decide', 'rectification.report', 'waiver.grant',
  'guide.check', 'filing.read', 'filing.make', 'filing.due', 'score.read',
  'handbook.read', 'handbook.edit', 'handbook.suggest', 'policy.read', 'policy.edit', 'trend.read', 'rule.read',
  'paper.read', 'paper.edit', 'paper.publish', 'indicator.read', 'indicator.enter', 'handover.take', 'portal.read',
  'synonym.confirm', 'contested.read', 'contested.opinion', 'fleet.read', 'audit.read', 'user.manage', 'unit.manage', 'setting.read', 'setting.edit', 'token.manage',
] as const;
export type Action = (typeof ACTIONS)[number];

/** Who asks. `unit` is set for users of a department; tokens carry fewer `scopes` than their owner's role allows. */
export interface Actor {
  id: string;
  role: Role;
  unit?: string;
  scopes?: readonly Action[];
  /** The data is the sample city: its administrator may try what the offices do. */
  sample?: boolean;
}

/** What is asked about, as far as the answer depends on it. */
export interface Thing {
  /** The unit that the thing belongs to. */
  unit?: string;
  /** Who confirmed the finding: that person does not decide its appeal. */
  confirmedBy?: string;
  /** The finding concerns a unit that the information centre answers for itself: its first review is the reform office's. */
  ofInspector?: boolean;
}

const EVERYONE: readonly Action[] = ['overview.read', 'handbook.read', 'rule.read', 'guide.check', 'setting.read', 'token.manage'];
const LOOKING: readonly Action[] = ['finding.read', 'run.read', 'notice.read', 'appeal.read', 'filing.read', 'score.read', 'trend.read', 'paper.read', 'indicator.read', 'portal.read', 'policy.read', 'contested.read'];

/** The actions of each role, on things that it may touch. */
export const MAY: Record<Role, ReadonlySet<Action>> = {
  inspector: new Set([...EVERYONE, ...LOOKING, 'fleet.read', 'finding.claim', 'finding.review', 'run.draw', 'run.start', 'notice.send', 'handover.take', 'synonym.confirm', 'paper.edit', 'indicator.enter', 'handbook.suggest']),
  department: new Set([...EVERYONE, 'finding.read', 'notice.read', 'notice.sign', 'appeal.read', 'appeal.make', 'rectification.report', 'filing.read', 'filing.make', 'score.read', 'handbook.suggest', 'policy.read']),
  reform: new Set([...EVERYONE, ...LOOKING, 'finding.review', 'dismissal.read', 'dismissal.review', 'appeal.decide', 'waiver.grant', 'notice.send', 'filing.due', 'policy.edit', 'paper.edit', 'paper.publish', 'indicator.enter', 'synonym.confirm', 'handbook.edit', 'handbook.suggest', 'contested.opinion', 'audit.read']),
  service: new Set([...EVERYONE, ...LOOKING, 'filing.due', 'filing.make', 'indicator.enter', 'contested.opinion', 'handover.take', 'handbook.suggest']),
  editor: new Set([...EVERYONE, 'finding.read', 'handbook.edit', 'handbook.suggest', 'trend.read']),
  viewer: new Set([...EVERYONE, ...LOOKING]),
  admin: new Set([...EVERYONE, ...LOOKING, 'fleet.read', 'audit.read', 'user.manage', 'unit.manage', 'setting.edit']),
};

/**
 * Whether a user may do something with a thing. The one place where rights stand; every route asks it.
 * A department sees and touches its own unit only; who confirmed a finding does not decide its appeal;
 * the information centre does not review findings on what it answers for itself. With the sample city, the first person to sign in is its
 * administrator, who may look around as an inspector does.
 */
export function can(user: Actor, action: Action, thing: Thing = {}): boolean {
  if (!MAY[user.role].has(action) && !(user.role === 'admin' && user.sample && MAY.inspector.has(action))) return false;
  if (user.scopes && !user.scopes.includes(action)) return false;
  if (user.role === 'department' && thing.unit !== undefined && thing.unit !== user.unit) return false;
  if (action === 'appeal.decide' && thing.confirmedBy === user.id) return false;
  if (action === 'finding.review' && user.role !== 'reform' && thing.ofInspector) return false;
  if (action === 'finding.review' && user.role === 'reform' && !thing.ofInspector) return false;
  return true;
}
