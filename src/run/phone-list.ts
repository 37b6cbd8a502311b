import path from 'node:path';
import type { Phone } from '../compare/phone-reader.js';
import { readPhones } from '../compare/phone-reader.js';
import type { CompareContext } from '../model/comparison.js';
import type { Guide } from '../model/guide.js';
import { phonesToCall, type StatedPhone } from '../office/phone-calls.js';
import { renderIndicatorTemplate } from '../report/indicator-template.js';
import { writeNewBytes } from './draw-files.js';
import { openEngine } from './engine.js';
import { openFileReader } from './file-reader.js';
import { FileFinder } from './files.js';
import { formOf } from './indicator.js';
import { openCatalogue } from './open-catalogue.js';
import { paperFiles, readPaper } from './paper.js';
import { regionContext, regionOf } from './region.js';

const ELEMENTS = ['consultation.phones', 'complaint.phones'];

export interface PhoneListOptions {
  catalogue: string;
  offline?: string;
  perUnit: number;
  seed: string;
  out: string;
}

/** The form for test calls, with numbers drawn from the units' own guides. */
export async function phoneList({ catalogue, offline, perUnit, seed, out }: PhoneListOptions): Promise<string> {
  const engine = openEngine();
  const { items } = await openCatalogue(catalogue, engine);
  const finder = await FileFinder.open(path.dirname(catalogue), offline, 'offline');
  const units = new Set(items.map((item) => item.department));
  const reader = openFileReader(() => engine.reader);
  const context: CompareContext = regionContext(regionOf(items, engine.schemas.regions, undefined), engine.schemas.regions);
  const stated: StatedPhone[] = [];
  let unread = 0;
  try {
    for (const item of items) {
      for (const file of await paperFiles(item, finder, units)) {
        const { guide } = await readPaper(file, 'offline', 'hall-printed', context, reader, undefined, '', item);
        if (guide === undefined) unread += 1;
        else stated.push(...phonesOf(guide, context.areaCode).map((phone) => ({ unit: item.department, itemName: item.name, phone })));
      }
    }
  } finally {
    reader.close();
  }
  const chosen = phonesToCall(stated, perUnit, seed);
  const rows = chosen.map(({ unit, itemName, phone }) => ({ unit, item: itemName, phone }));
  await writeNewBytes(out, await renderIndicatorTemplate(formOf('department-phones'), rows));
  return `从${items.length}个事项的线下指南读到${new Set(stated.map((one) => `${one.unit} ${one.phone}`)).size}个号码，抽出${chosen.length}个（每单位至多${perUnit}个，种子“${seed}”），写在 ${out}。${unread > 0 ? `有${unread}份指南没有读到。` : ''}\n`;
}

/** Landlines and hotlines of a guide; a mobile is somebody's own and is not called by list. */
function phonesOf(guide: Guide, areaCode: string | undefined): string[] {
  const texts = [...ELEMENTS.flatMap((element) => guide.fields[element] ?? []), ...guide.places.flatMap((place) => (place.phones ? [place.phones] : []))].map((field) => field.text);
  return texts.flatMap((text) => readPhones(text).value ?? []).filter((phone) => phone.fax === undefined && !/^1[3-9]\d{9}$/.test(phone.number)).map((phone) => dialled(phone, areaCode));
}

/** With the region's area code where a landline states none, so that one number is not called twice. */
function dialled({ area, number, extension }: Phone, areaCode: string | undefined): string {
  const code = area ?? (/^[2-9]\d{6,7}$/.test(number) ? areaCode : undefined);
  return `${code === undefined ? '' : `${code}-`}${number}${extension === undefined || !/^\d{1,5}$/.test(extension) ? '' : `转${extension}`}`;
}
