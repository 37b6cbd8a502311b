import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import jsonld, { type JsonLdDocument } from 'jsonld';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentOf } from '../../src/handbook/content.js';
import { standardSchema } from '../../src/handbook/json-schema.js';
import { toCpsvAp, toSchemaOrg } from '../../src/handbook/linked-data.js';
import { normaliseGuide } from '../../src/handbook/normalise.js';
import { recordOf } from '../../src/handbook/record.js';
import { readFile } from '../parse/kit.js';
import { contentIn, elements, entryText, kit, sorted, standardOf } from './kit.js';

const ROOT = path.resolve(import.meta.dirname, '../..');
const GUIDES = readdirSync(path.join(ROOT, 'guides'), { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/')).filter((name) => /^(?:handbook|offline)\/.*\.(?:md|docx)$/.test(name));
const read = (name: string) => readFile(new Uint8Array(readFileSync(path.join(ROOT, 'guides', name))), path.basename(name));
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'zhinan-interchange-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(GUIDES)('%s as a record with national field names says the same when it is read back', async (name) => {
  const guide = await read(name);
  const content = contentOf(guide);
  const record = recordOf(content, normaliseGuide(guide, kit), elements);
  const back = await contentIn(JSON.stringify(record), 'record.json');
  // A record has no title of its own: the item's name is a field.
  delete content.title;
  delete back.title;
  expect(sorted(back)).toEqual(sorted(content));
});

test('a limit stands as number and unit, as the national fields have it', async () => {
  const guide = await readFile(entryText());
  expect(recordOf(contentOf(guide), normaliseGuide(guide, kit), elements)).toMatchObject({ taskName: '犬类准养登记', catalogCode: '330199001000', promiseDay: 5, promiseType: '工作日' });
});

describe('JSON-LD', () => {
  const offline = { documentLoader: (url: string): Promise<never> => Promise.reject(new Error(`no network: ${url}`)) };
  const triples = async (data: object) => (await jsonld.toRDF(data as JsonLdDocument, { ...offline, format: 'application/n-quads' })) as unknown as string;

  test.each(GUIDES)('%s expands without a network, every name in a vocabulary', async (name) => {
    const guide = await read(name);
    const [content, normal] = [contentOf(guide), normaliseGuide(guide, kit)];
    for (const data of [toCpsvAp(content, normal), toSchemaOrg(content, normal)]) {
      const expanded = (await jsonld.expand(data as JsonLdDocument, offline))[0];
      expect(Object.keys(expanded ?? {}).filter((key) => !key.startsWith('@') && !/^https?:\/\//.test(key))).toEqual([]);
      expect(JSON.stringify(expanded)).toContain(content.fields.mainItemName?.[0] ?? '');
    }
  });
  test('CPSV-AP has what is mandatory of a public service', async () => {
    const guide = await readFile(entryText());
    const text = await triples(toCpsvAp(contentOf(guide), normaliseGuide(guide, kit)));
    for (const wanted of ['<http://purl.org/vocab/cpsv#PublicService>', '<http://purl.org/dc/terms/identifier>', '<http://purl.org/dc/terms/title>', '<http://purl.org/dc/terms/description>', '<http://data.europa.eu/m8g/hasCompetentAuthority>', '<http://purl.org/vocab/cpsv#hasInput>']) expect(text).toContain(wanted);
    // Working days are no duration of XML Schema.
    expect(text).not.toContain('processingTime');
  });
  test('calendar days are a duration', async () => {
    const guide = await readFile(entryText({ 承诺办结时限: '7个自然日' }));
    expect(await triples(toCpsvAp(contentOf(guide), normaliseGuide(guide, kit)))).toContain('"P7D"^^<http://www.w3.org/2001/XMLSchema#duration>');
    expect(toSchemaOrg(contentOf(guide), normaliseGuide(guide, kit))).toMatchObject({ '@type': 'GovernmentService', name: '犬类准养登记' });
  });
});

describe('the JSON Schema in validators of others', () => {
  const good = () => readFile('# 犬类准养登记\n\n- 事项名称：犬类准养登记\n- 承诺办结时限：三个工作日\n- 到办事现场次数：一次\n');
  const bad = () => readFile('# 犬类准养登记\n\n- 事项名称：犬类准养登记\n- 承诺办结时限：10个工作日\n- 到办事现场次数：2次\n');
  const files = async () => {
    const schema = path.join(folder, 'entry.schema.json');
    writeFileSync(schema, JSON.stringify(standardSchema(await standardOf(entryText()), kit)));
    const named = { good: path.join(folder, 'good.json'), bad: path.join(folder, 'bad.json') };
    for (const [name, guide] of [['good', await good()], ['bad', await bad()]] as const) writeFileSync(named[name], JSON.stringify(recordOf(contentOf(guide), normaliseGuide(guide, kit), elements)));
    return { schema, ...named };
  };

  test('ajv-cli --spec=draft2020', async () => {
    const { schema, good: fine, bad: wrong } = await files();
    const ajv = (data: string) => spawnSync(process.execPath, [path.join(ROOT, 'node_modules/ajv-cli/dist/index.js'), 'validate', '--spec=draft2020', '--strict=false', '--all-errors', '-s', schema, '-d', data], { encoding: 'utf8' });
    expect(ajv(fine)).toMatchObject({ status: 0 });
    const refused = ajv(wrong);
    expect(refused.status).toBe(1);
    expect(refused.stdout + refused.stderr).toContain('/normalized/onSiteVisits');
  });

  test('python3 jsonschema, where it is installed', async (context) => {
    if (spawnSync('python3', ['-c', 'import jsonschema'], { encoding: 'utf8' }).status !== 0) return context.skip('python3-jsonschema is not installed');
    const { schema, good: fine, bad: wrong } = await files();
    const script = 'import json,sys,jsonschema\nv=jsonschema.Draft202012Validator(json.load(open(sys.argv[1],encoding="utf8")))\nv.check_schema(v.schema)\nprint(sorted("/".join(map(str,e.path)) for e in v.iter_errors(json.load(open(sys.argv[2],encoding="utf8")))))';
    const python = (data: string) => execFileSync('python3', ['-c', script, schema, data], { encoding: 'utf8' }).trim();
    expect(python(fine)).toBe('[]');
    expect(python(wrong)).toBe("['normalized/onSiteVisits', 'normalized/promisedTimeLimit']");
  });
});
