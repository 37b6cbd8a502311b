import type { ElementSpec, Scope, Severity, SharedLabel } from '../model/element.js';

/** A node of `guide.schema.json`: JSON Schema 2020-12 and, on elements, our vocabulary. */
export interface GuideNode {
  type?: string;
  properties?: Record<string, GuideNode>;
  items?: GuideNode;
  required?: string[];
  element?: string;
  label?: string;
  aliases?: string[];
  kind?: string;
  scope?: Scope;
  severity?: Severity;
  basis?: string;
  part?: string;
  within?: string;
  guidance?: string;
  example?: string;
  values?: string[];
  fieldNames?: string[];
}

export interface GuideSchema extends GuideNode {
  version: string;
  sharedLabels: SharedLabel[];
}

/** All elements in the order of the schema, those within lists among them. An element is required where every step down to it is. */
export function elementsOf(schema: GuideSchema): ElementSpec[] {
  const found: ElementSpec[] = [];
  const walk = (node: GuideNode, required: boolean): void => {
    if (node.element !== undefined) found.push(specOf(node, node.element, required, schema.sharedLabels));
    for (const [name, child] of Object.entries(node.properties ?? {})) walk(child, required && (node.required ?? []).includes(name));
    if (node.items) walk(node.items, required);
  };
  walk(schema, true);
  return found;
}

function specOf(node: GuideNode, id: string, required: boolean, sharedLabels: SharedLabel[]): ElementSpec {
  const { label, aliases, kind, scope, severity, basis, part, within, guidance, example, values, fieldNames } = node;
  if (label === undefined || aliases === undefined || kind === undefined || scope === undefined || severity === undefined || basis === undefined) {
    throw new Error(`guide.schema.json: element ${id} lacks a keyword`);
  }
  const shared = sharedLabels.filter((row) => row.within === within && [label, ...aliases].includes(row.label));
  return {
    id, label, aliases, kind, scope, severity, basis, required,
    ...(part === undefined ? {} : { part }),
    ...(within === undefined ? {} : { within }),
    ...(guidance === undefined ? {} : { guidance }),
    ...(example === undefined ? {} : { example }),
    ...(values === undefined ? {} : { values }),
    ...(fieldNames === undefined ? {} : { fieldNames }),
    ...(shared.length === 0 ? {} : { shared }),
  };
}
