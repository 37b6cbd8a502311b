import type { RuleMeta } from '../model/rule.js';

/** The sentence of a message with its data filled in; a message that a rule forgot falls back to the rule's fail title. */
export function renderMessage(meta: RuleMeta, messageId: string, data: Record<string, string>): string {
  const template = meta.messages[messageId] ?? meta.failTitle;
  return template.replace(/\{\{(\w+)\}\}/g, (_all, name: string) => data[name] ?? '');
}
