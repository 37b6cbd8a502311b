import type { CompareContext } from '../model/comparison.js';
import type { RuleKit } from '../model/kit.js';
import { deviates, type JsonSchema } from './json-schema.js';
import type { Plain } from './normalise.js';

/** Units of limits, how a number of them is written, and the longest that is looked at. */
const UNITS: Record<string, { write: (count: number) => string; most: number }> = {
  工作日: { write: (count) => `${count}个工作日`, most: 150 },
  自然日: { write: (count) => `${count}个自然日`, most: 200 },
  日: { write: (count) => `${count}日`, most: 200 },
  小时: { write: (count) => `${count}小时`, most: 72 },
  分钟: { write: (count) => `${count}分钟`, most: 60 },
  周: { write: (count) => `${count}周`, most: 20 },
  月: { write: (count) => `${count}个月`, most: 18 },
  年: { write: (count) => `${count}年`, most: 3 },
};

/**
 * Which limits a guide may state where the entry states `text`: unit by unit the numbers that do not deviate, asked of the comparison
 * itself, so that both agree. Start, exclusions and extension have to be those of the entry.
 */
export function limitSchema(text: string, normal: Plain | undefined, ceiling: boolean, kit: RuleKit, context: CompareContext): JsonSchema | undefined {
  if (normal === undefined) return undefined;
  if (typeof normal !== 'object' || normal === null || Array.isArray(normal) || typeof normal.amount !== 'number' || normal.least !== undefined || normal.rest !== undefined || normal.sameDay !== undefined) return { const: normal };
  const { amount, unit, ...rest } = normal;
  // The words around the number stay as the entry has them, so that only number and unit are asked for.
  const own = typeof unit === 'string' ? UNITS[unit] : undefined;
  const bare = own ? (amount === 0 ? '即办' : own.write(amount)) : text;
  const { allowed, zero } = allowedLimits(bare, String(unit), amount, ceiling, kit, context);
  if (allowed.length === 0) return { const: normal };
  return {
    type: 'object',
    properties: { unit: { enum: allowed.map(({ name }) => name) }, ...Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, { const: value }])) },
    required: ['amount', 'unit', ...Object.keys(rest)],
    ...(rest.extension === undefined ? { not: { required: ['extension'] } } : {}),
    allOf: allowed.map(({ name, numbers }) => ({ if: { properties: { unit: { const: name } } }, then: { properties: { amount: numberSchema(numbers, zero) } } })),
  };
}

interface AllowedLimits {
  allowed: { name: string; numbers: number[] }[];
  /** 即办 is allowed. */
  zero: boolean;
}

/** Entries state the same few limits: each is asked once of a kit. */
const asked = new WeakMap<RuleKit, Map<string, AllowedLimits>>();

function allowedLimits(bare: string, unit: string, amount: number, ceiling: boolean, kit: RuleKit, context: CompareContext): AllowedLimits {
  const known = asked.get(kit) ?? new Map<string, AllowedLimits>();
  asked.set(kit, known);
  const key = JSON.stringify([bare, ceiling, context]);
  const found = known.get(key);
  if (found) return found;
  const fine = (probe: string): boolean => !deviates(kit.compare('timeLimit', probe, bare, context), ceiling);
  const byUnit = Object.entries(UNITS).map(([name, { write, most }]) => ({ name, numbers: Array.from({ length: name === unit ? Math.max(most, amount) : most }, (_, index) => index + 1).filter((count) => fine(write(count))) }));
  // 即办 is written as no working days.
  const zero = fine('即办');
  const limits = { allowed: byUnit.filter(({ name, numbers }) => numbers.length > 0 || (zero && name === '工作日')), zero };
  known.set(key, limits);
  return limits;
}

/** Numbers that are allowed: up to one, from one to another, or these. */
function numberSchema(numbers: readonly number[], zero: boolean): JsonSchema {
  const all = zero ? [0, ...numbers] : numbers;
  const [least = 0, most = 0] = [all[0], all.at(-1)];
  return most - least + 1 === all.length ? { type: 'integer', minimum: least, maximum: most } : { enum: [...all] };
}
