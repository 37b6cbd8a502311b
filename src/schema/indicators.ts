import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import type { IndicatorColumn, IndicatorSheet } from '../model/indicator.js';
import { namesIn, readSchemaFile } from './folder.js';
import { createAjv, rowErrors } from './validate.js';

interface Property {
  label: string;
  aliases?: string[];
  type: 'string' | 'integer';
  enum?: string[];
  format?: string;
  example?: string;
}

interface SheetSchema {
  $id: string;
  title: string;
  required: string[];
  properties: Record<string, Property>;
  sheet: Omit<IndicatorSheet, 'id' | 'title' | 'columns' | 'errorsOf'>;
}

/** The indicator sheets by id, each with a check of its rows by its JSON Schema. */
export function readIndicators(folder: string): Record<string, IndicatorSheet> {
  const sheets = namesIn(folder, 'indicators').map((name): IndicatorSheet => {
    const schema = readSchemaFile<SheetSchema>(folder, name);
    // Compiled for the first row: most commands read no sheet.
    let compiled: ValidateFunction | undefined;
    const validate = () => (compiled ??= createAjv().compile(schema));
    const columns = Object.entries(schema.properties).map(([id, property]) => columnOf(id, property, schema.required.includes(id)));
    return { id: name.replace(/^.*\/|\.json$/g, ''), title: schema.title, ...schema.sheet, columns, errorsOf: (row) => rowErrors(validate(), row).map(({ error, words }) => ({ column: columnIn(error), reason: words })) };
  });
  return Object.fromEntries(sheets.map((sheet) => [sheet.id, sheet]));
}

function columnOf(id: string, property: Property, required: boolean): IndicatorColumn {
  const type = property.enum ? 'choice' : property.type === 'integer' ? 'integer' : property.format === 'date' ? 'date' : 'text';
  return { id, label: property.label, aliases: property.aliases ?? [], type, required, ...(property.enum ? { values: property.enum } : {}), ...(property.example === undefined ? {} : { example: property.example }) };
}

function columnIn(error: ErrorObject): string {
  const { missingProperty } = error.params as { missingProperty?: string };
  return missingProperty ?? error.instancePath.slice(1);
}
