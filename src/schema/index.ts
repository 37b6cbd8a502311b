import type { CancellationForm } from '../model/cancellations.js';
import type { CatalogueColumn } from '../model/catalogue.js';
import type { ElementSpec, SharedLabel } from '../model/element.js';
import type { FieldSheetData } from '../model/field-sheet.js';
import type { MaintainerRow } from '../model/maintainer.js';
import type { IndicatorSheet } from '../model/indicator.js';
import type { OfficeSettings } from '../model/office.js';
import type { PortalProfile } from '../model/portal.js';
import type { RecordTable } from '../model/records.js';
import type { Policy } from '../model/score.js';
import type { Region, VocabularyRow } from '../model/vocabulary.js';
import { elementsOf, type GuideSchema } from './elements.js';
import { namesIn, readSchemaFile, schemaFolder } from './folder.js';
import { labelOfPointer } from './pointer-label.js';
import type { Term } from '../model/term.js';
import { readIndicators } from './indicators.js';
import { readRegions } from './regions.js';
import { chineseErrors, createAjv } from './validate.js';

/** All of `schemas/`, as plain data. */
export interface Schemas {
  /** Elements of a guide and the parts of its materials. */
  elements: ElementSpec[];
  /** Columns of the other lists (steps, special procedures, questions): their labels count only within these. */
  columns: ElementSpec[];
  sharedLabels: SharedLabel[];
  vocabulary: VocabularyRow[];
  regions: Region[];
  maintainers: MaintainerRow[];
  /** The default policy. */
  policy: Policy;
  policies: Record<string, Policy>;
  /** Names of the offices that take part, as they are printed. */
  offices: Record<string, string>;
  /** Word lists by name. */
  words: Record<string, string[]>;
  /** Tables of facts that rules look up, by name: laws, proofs. */
  tables: Record<string, Record<string, string>[]>;
  /** The list of materials proposed for cancellation. */
  cancellations: CancellationForm;
  portals: PortalProfile[];
  /** Clock, draw and way of findings. */
  office: OfficeSettings;
  /** Indicator sheets by id. */
  indicators: Record<string, IndicatorSheet>;
  /** Headings of columns that hold personal data of citizens. */
  personalHeadings: string[];
  catalogueColumns: CatalogueColumn[];
  /** What the papers at a counter have to hold. */
  fieldSheet: FieldSheetData;
  /** How exported records name the elements. */
  records: RecordTable;
  /** What the words of the workbench mean. */
  terms: Term[];
  /** Words by which pages without guide data are named; the crawl room knows their shape. */
  crawlPhrases: unknown;
  versions: { schema: string; policy: string };
  /** Errors of a plain record of a guide, Chinese sentences; empty where it is valid. */
  guideRecordErrors(record: unknown): string[];
  validateReport(report: unknown): string[];
  validatePolicy(policy: unknown): string[];
}

interface WordList {
  words: string[];
  source: string;
}

const DEFAULT_POLICY = 'default';
const TABLES = ['laws', 'proofs'];
let kept: Schemas | undefined;

/** Reads and compiles `schemas/` once a process; another `directory` is read anew each time. */
export function loadSchemas(directory?: string): Schemas {
  if (directory !== undefined) return read(directory);
  kept ??= read(schemaFolder());
  return kept;
}

function read(folder: string): Schemas {
  const guide = readSchemaFile<GuideSchema>(folder, 'guide.schema.json');
  const all = elementsOf(guide);
  // Compiling takes half a second, and a precheck validates nothing.
  const compiled = (schema: () => object) => {
    let validate: ReturnType<typeof compile> | undefined;
    const compile = () => createAjv().compile(schema());
    return () => (validate ??= compile());
  };
  const record = compiled(() => guide);
  const report = compiled(() => readSchemaFile<object>(folder, 'report.schema.json'));
  const policyShape = compiled(() => readSchemaFile<object>(folder, 'policy.schema.json'));
  const policies = Object.fromEntries(namesIn(folder, 'policies').map((name) => readSchemaFile<Policy>(folder, name)).map((policy) => [policy.id, policy]));
  const policy = policies[DEFAULT_POLICY];
  if (policy === undefined) throw new Error(`${folder}/policies holds no policy “${DEFAULT_POLICY}”`);
  const words = readSchemaFile<{ lists: Record<string, WordList> }>(folder, 'words.json').lists;
  return {
    elements: all.filter((spec) => spec.within === undefined || spec.within === 'materials'),
    columns: all.filter((spec) => spec.within !== undefined && spec.within !== 'materials'),
    sharedLabels: guide.sharedLabels,
    vocabulary: readSchemaFile(folder, 'vocabulary.json'),
    regions: readRegions(folder),
    maintainers: readSchemaFile<{ rows: MaintainerRow[] }>(folder, 'maintainers.json').rows,
    policy,
    policies,
    words: Object.fromEntries(Object.entries(words).map(([name, list]) => [name, list.words])),
    tables: Object.fromEntries(TABLES.map((name) => [name, readSchemaFile<{ rows: Record<string, string>[] }>(folder, `${name}.json`).rows])),
    cancellations: readSchemaFile<CancellationForm>(folder, 'cancellations.json'),
    offices: readSchemaFile<{ offices: Record<string, string> }>(folder, 'offices.json').offices,
    portals: namesIn(folder, 'portals').map((name) => readSchemaFile(folder, name)),
    office: readSchemaFile<OfficeSettings>(folder, 'office.json'),
    indicators: readIndicators(folder),
    personalHeadings: readSchemaFile<{ headings: string[] }>(folder, 'personal-data.json').headings,
    catalogueColumns: readSchemaFile<{ columns: CatalogueColumn[] }>(folder, 'catalogue.json').columns,
    fieldSheet: readSchemaFile<FieldSheetData>(folder, 'fieldsheet.json'),
    records: readSchemaFile<RecordTable>(folder, 'records.json'),
    terms: readSchemaFile<{ terms: Term[] }>(folder, 'terms.json').terms,
    crawlPhrases: readSchemaFile(folder, 'crawl-phrases.json'),
    versions: { schema: guide.version, policy: `${policy.id} ${policy.version}` },
    guideRecordErrors: (data) => chineseErrors(record(), data, (pointer) => labelOfPointer(guide, pointer)),
    validateReport: (data) => chineseErrors(report(), data),
    validatePolicy: (data) => chineseErrors(policyShape(), data),
  };
}
