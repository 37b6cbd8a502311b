import addFormats from 'ajv-formats';
import localizers from 'ajv-i18n';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';

// The package's types speak of a default member that its CommonJS module does not have.
const { zh } = localizers as unknown as { zh: (errors: ErrorObject[]) => void };

const TEXT = { type: 'string' } as const;
const TEXTS = { type: 'array', items: { type: 'string' } } as const;
const VOCABULARY: Record<string, object> = {
  element: TEXT, label: TEXT, aliases: TEXTS, kind: TEXT, basis: TEXT, part: TEXT, within: TEXT, guidance: TEXT, example: TEXT, values: TEXTS,
  fieldNames: TEXTS, version: TEXT, sharedLabels: { type: 'array' }, sheet: { type: 'object' },
  scope: { enum: ['unified', 'ceiling', 'floor', 'local', 'meta'] },
  severity: { enum: ['严重', '较重', '一般', '提示'] },
};

/** An ajv that knows our vocabulary and refuses every keyword that it does not know. */
export function createAjv(): Ajv2020 {
  const ajv = new Ajv2020({ strict: true, strictRequired: false, allErrors: true, allowUnionTypes: true, messages: true });
  addFormats.default(ajv);
  for (const [keyword, metaSchema] of Object.entries(VOCABULARY)) ajv.addKeyword({ keyword, metaSchema });
  return ajv;
}

/**
 * The errors of `data`, each one Chinese sentence without a final full stop: where, then what. `nameOf` gives the words for a JSON
 * pointer; by default the pointer itself stands there.
 */
export function chineseErrors(validate: ValidateFunction, data: unknown, nameOf: (pointer: string) => string = (pointer) => pointer || '/'): string[] {
  if (validate(data)) return [];
  const errors: ErrorObject[] = (validate.errors ?? []).filter((error) => error.keyword !== 'if').map((error) => ({ ...error }));
  zh(errors);
  return errors.map((error) => {
    const missing = error.keyword === 'required' ? (error.params as { missingProperty?: string }).missingProperty : undefined;
    return missing === undefined ? `${nameOf(error.instancePath)}：${wordsOf(error)}` : `${nameOf(`${error.instancePath}/${missing}`)}：没有填写`;
  });
}

/** The errors of a row of a sheet, each with its words alone. */
export function rowErrors(validate: ValidateFunction, row: unknown): { error: ErrorObject; words: string }[] {
  if (validate(row)) return [];
  const errors: ErrorObject[] = (validate.errors ?? []).map((error) => ({ ...error }));
  zh(errors);
  return errors.map((error) => ({ error, words: error.keyword === 'required' ? '没有填写' : error.keyword === 'pattern' ? '格式不对' : wordsOf(error) }));
}

function wordsOf(error: ErrorObject): string {
  const params = error.params as Record<string, unknown>;
  if (error.keyword === 'enum' && Array.isArray(params.allowedValues)) return `应当是${params.allowedValues.map((value) => `“${String(value)}”`).join('、')}之一`;
  if (error.keyword === 'additionalProperties') return `不应有“${String(params.additionalProperty)}”`;
  return error.message ?? '不符合格式';
}
