import type { CompareContext, Comparison } from '../model/comparison.js';
import type { RuleKit } from '../model/kit.js';
import type { Material } from '../model/guide.js';
import type { Standard } from '../model/standard.js';
import { statementsOf } from '../check/stated.js';
import { materialKeys, normaliseGuide, normalisePart, normaliseValue, plain, type NormalMaterial, type NormalRecord, type Plain } from './normalise.js';
import { limitSchema } from './limit-schema.js';

/** A JSON Schema (2020-12) as plain data. */
export type JsonSchema = { [key: string]: Plain };

/** A deviation that rules would report as more than a hint: different, and not for the better of who applies. */
export function deviates({ verdict, order }: Comparison, betterIsFine: boolean): boolean {
  return verdict === 'different' && !(betterIsFine && order === 'less');
}

/**
 * An entry as JSON Schema for the normal record of a guide (`normalized` of a record export). A guide is valid where it states nothing that
 * deviates from the entry; silence is valid, and so is what is better for who applies. Where only a person can decide whether two wordings
 * mean the same, the schema says invalid while our rules ask the person (docs/decisions/0008).
 */
export function standardSchema(standard: Standard, kit: RuleKit): JsonSchema {
  const { guide } = standard;
  const itemType = guide.fields.itemType?.[0]?.text;
  const context: CompareContext = { relation: 'standard', ...(itemType === undefined ? {} : { itemType }) };
  const record = normaliseGuide(guide, kit, context);
  const properties: JsonSchema = {};
  for (const id of ['mainItemName', 'subItemName', 'basicCode', 'itemType', 'caseType', 'process.steps', 'output.name', 'output.validity'] as const) {
    const values = record[id];
    if (values) properties[id] = described(kit, id, { type: 'array', contains: oneOf(values) });
  }
  if (record.eligibility) properties.eligibility = described(kit, 'eligibility', { type: 'array', contains: oneOf(record.eligibility) });
  for (const id of ['promisedTimeLimit', 'statutoryTimeLimit'] as const) {
    const read = (kind: string, text: string): unknown => kit.read(kind, text, context).value;
    const allowed = (statementsOf(guide, id) ?? []).map((field) => limitSchema(field.text, normaliseValue(id, field.text, read), id === 'promisedTimeLimit', kit, context)).filter((schema) => schema !== undefined);
    if (allowed.length > 0) properties[id] = described(kit, id, { type: 'array', contains: oneOrAny(allowed) });
  }
  const visits = (record.onSiteVisits ?? []) as { times: number }[];
  if (visits.length > 0) properties.onSiteVisits = described(kit, 'onSiteVisits', { type: 'array', contains: { type: 'object', properties: { times: { type: 'integer', maximum: Math.max(...visits.map(({ times }) => times)) } } } });
  if (record.audience) properties.audience = described(kit, 'audience', { type: 'array', uniqueItems: true, minItems: record.audience.length, maxItems: record.audience.length, items: { enum: record.audience } });
  if (record.handlingModes) properties.handlingModes = described(kit, 'handlingModes', { type: 'array', allOf: record.handlingModes.map((word) => ({ contains: { const: word } })) });
  if (record.legalBasis) properties.legalBasis = described(kit, 'legalBasis', basisSchema(record.legalBasis));
  if (record.feeCharged !== undefined) properties.feeCharged = described(kit, 'feeCharged', { const: record.feeCharged });
  if (record['fees[].amount'] !== undefined) properties['fees[].amount'] = described(kit, 'fees[].amount', { const: record['fees[].amount'] });
  if (guide.materials && record.materials) properties.materials = described(kit, 'materials', materialsSchema(guide.materials, record.materials, kit, context));
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:zhinan:handbook:${standard.basicCode ?? 'item'}${standard.version === undefined ? '' : `:${encodeURIComponent(standard.version)}`}`,
    title: standard.name ?? '标准化手册条目',
    ...(standard.owner === undefined ? {} : { description: `${standard.owner}${standard.effectiveFrom === undefined ? '' : `，自 ${standard.effectiveFrom} 起施行`}` }),
    type: 'object',
    required: ['normalized'],
    properties: { normalized: { type: 'object', properties } },
  };
}

function described(kit: RuleKit, id: string, schema: JsonSchema): JsonSchema {
  return { title: kit.element(id).label, ...schema };
}

const oneOf = (values: Plain[]): JsonSchema => (values.length === 1 && values[0] !== undefined ? { const: values[0] } : { enum: values });

const oneOrAny = (schemas: JsonSchema[]): Plain => (schemas.length === 1 ? schemas[0] ?? true : { anyOf: schemas });

/** Digits of a bracket are days and numbers: brackets that read alike but for their digits say something else. */
function bracketsSchema(brackets: string): JsonSchema {
  if (!/\d/.test(brackets)) return {};
  const pattern = `^${brackets.replace(/[.*+?^${}()|[\]\\/-]/gu, '\\$&').replace(/\d+/gu, '[0-9]+')}$`;
  return { if: { pattern }, then: { const: brackets } };
}

function basisSchema(bases: NonNullable<NormalRecord['legalBasis']>): JsonSchema {
  return {
    type: 'array', minItems: bases.length, maxItems: bases.length,
    allOf: bases.map(({ title, numbers, articles, brackets }) => ({
      contains: {
        type: 'object',
        properties: { title: { const: title }, articles: { const: articles }, ...(numbers.length === 0 ? {} : { numbers: { items: { enum: numbers } } }), brackets: bracketsSchema(brackets) },
      },
    })),
  };
}

/** Texts that stand for every form, medium, necessity and source of the closed lists. */
const PROBES: Record<Exclude<keyof NormalMaterial, 'copies'>, { kind: string; texts: string[]; betterIsFine: boolean }> = {
  form: { kind: 'materialForm', texts: ['原件', '复印件', '原件或复印件', '原件和复印件', '原件（核验）', '复印件（核验原件）'], betterIsFine: true },
  medium: { kind: 'materialMedium', texts: ['纸质', '电子', '纸质或电子', '纸质和电子'], betterIsFine: true },
  necessity: { kind: 'materialNecessity', texts: ['必要', '非必要', '容缺后补'], betterIsFine: false },
  source: { kind: 'materialSource', texts: ['申请人自备', '政府部门核发', '其他'], betterIsFine: false },
};

function materialsSchema(materials: Material[], normal: Record<string, NormalMaterial>, kit: RuleKit, context: CompareContext): JsonSchema {
  const keys = materialKeys(materials, kit, context);
  const properties: JsonSchema = {};
  const required: string[] = [];
  for (const [index, material] of materials.entries()) {
    const key = keys[index] ?? '';
    properties[key] = { type: 'object', properties: partsSchema(material, normal[key] ?? {}, kit, context) };
    if (!isExempt(material, kit, context)) required.push(key);
  }
  return { type: 'object', properties, required, additionalProperties: false };
}

/** 免提交: who does not list the material asks for nothing less. */
function isExempt(material: Material, kit: RuleKit, context: CompareContext): boolean {
  const text = material.parts.exempt?.text ?? '';
  return !/不.{0,4}免|不可免/.test(text) && (/免(?:于)?(?:提交|交)/.test(text) || (text.trim() !== '' && kit.compare('yesNo', text, '是', context).verdict === 'same'));
}

function partsSchema(material: Material, normal: NormalMaterial, kit: RuleKit, context: CompareContext): JsonSchema {
  const found: JsonSchema = {};
  const read = (kind: string, text: string): unknown => kit.read(kind, text, context).value;
  for (const part of ['form', 'medium', 'necessity', 'source'] as const) {
    const text = material.parts[part]?.text;
    const { kind, texts, betterIsFine } = PROBES[part];
    if (text === undefined || normal[part] === undefined) continue;
    const refused = texts.filter((probe) => deviates(kit.compare(kind, probe, text, context), betterIsFine)).flatMap((probe) => normalisePart(part, probe, read) ?? []);
    if (refused.length > 0) found[part] = { not: { enum: refused } };
  }
  const copies = material.parts.copies?.text;
  if (copies !== undefined && normal.copies !== undefined) {
    const most = (write: (count: number) => string): number => {
      let count = 0;
      while (count < 99 && !deviates(kit.compare('materialCopies', write(count + 1), copies, context), true)) count += 1;
      return count;
    };
    const limits = plain({
      total: most((count) => `${count}份`), original: most((count) => `原件${count}份`), copy: most((count) => `复印件${count}份`),
      either: most((count) => `原件或复印件${count}份`), each: most((count) => `各${count}份`),
    }) as Record<string, number>;
    found.copies = { type: 'object', properties: Object.fromEntries(Object.entries(limits).map(([key, maximum]) => [key, { type: 'integer', maximum }])) };
  }
  return found;
}
