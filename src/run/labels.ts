import type { Wording } from '../report/labels.js';
import { rules } from '../rules/index.js';
import type { Engine } from './engine.js';

const made = new WeakMap<Engine, Wording>();

/** What reports call elements and rules; the same for all that an engine says. */
export function reportLabels(engine: Engine): Wording {
  const wording = made.get(engine) ?? wordingOf(engine);
  made.set(engine, wording);
  return wording;
}

function wordingOf(engine: Engine): Wording {
  const byId = new Map(engine.schemas.elements.flatMap((element) => [[element.id, element.label], [element.id.replace(/\[\]$/, ''), element.label]] as const));
  return { labels: { elementLabel: (id) => byId.get(id) ?? id }, rules: rules.map(({ meta }) => meta) };
}
