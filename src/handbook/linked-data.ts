import type { Content } from './content.js';
import { stated, stepsLine } from './content.js';
import type { NormalRecord, Plain } from './normalise.js';

/** JSON-LD with its context inside, so that it can be read without a network. */
export type LinkedData = { [key: string]: Plain };

const CPSV_CONTEXT: LinkedData = {
  cpsv: 'http://purl.org/vocab/cpsv#',
  cv: 'http://data.europa.eu/m8g/',
  dct: 'http://purl.org/dc/terms/',
  eli: 'http://data.europa.eu/eli/ontology#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  '@language': 'zh-CN',
};

/** Entries of a list of texts: lines, else the clauses between full stops. */
const linesOf = (text: string | undefined): string[] => (text ?? '').split('\n').map((line) => line.trim()).filter((line) => line !== '');

/** Only calendar units are durations of XML Schema: working days are none and stay words. */
function duration(normal: Plain | undefined): string | undefined {
  if (typeof normal !== 'object' || normal === null || Array.isArray(normal) || typeof normal.amount !== 'number') return undefined;
  const { amount, unit } = normal;
  switch (unit) {
    case '自然日': return `P${amount}D`;
    case '小时': return `PT${amount}H`;
    case '分钟': return `PT${amount}M`;
    case '月': return `P${amount}M`;
    case '年': return `P${amount}Y`;
    case '工作日': return amount === 0 ? 'PT0S' : undefined;
    default: return undefined;
  }
}

function present(entries: Record<string, Plain | undefined>): LinkedData {
  return Object.fromEntries(Object.entries(entries).filter((entry): entry is [string, Plain] => entry[1] !== undefined && !(Array.isArray(entry[1]) && entry[1].length === 0)));
}

const idOf = (content: Content): string => `urn:zhinan:item:${encodeURIComponent(stated(content, 'implementationCode') ?? stated(content, 'basicCode') ?? content.title ?? 'unknown')}`;
const nameOf = (content: Content): string => stated(content, 'mainItemName') ?? content.title ?? '';

function places(content: Content): Content['places'] {
  if (content.places.length > 0) return content.places;
  const [address, openingHours] = [stated(content, 'places[].address'), stated(content, 'places[].openingHours')];
  return address === undefined && openingHours === undefined ? [] : [{ ...(address === undefined ? {} : { address }), ...(openingHours === undefined ? {} : { openingHours }) }];
}

/** A guide or entry as CPSV-AP 3.2 (SEMIC), JSON-LD. */
export function toCpsvAp(content: Content, normal: NormalRecord): LinkedData {
  const id = idOf(content);
  const part = (kind: string, index: number): string => `${id}#${kind}-${index + 1}`;
  const limit = stated(content, 'promisedTimeLimit');
  const authority = stated(content, 'competentAuthority') ?? stated(content, 'owner');
  const channels = normal.handlingModes ?? [];
  const time = duration(normal.promisedTimeLimit?.[0]);
  return present({
    '@context': CPSV_CONTEXT,
    '@id': id,
    '@type': 'cpsv:PublicService',
    'dct:identifier': stated(content, 'implementationCode') ?? stated(content, 'basicCode') ?? nameOf(content),
    'dct:title': nameOf(content),
    'dct:description': stated(content, 'applicableScope') ?? `${nameOf(content)}${stated(content, 'itemType') === undefined ? '' : `（${stated(content, 'itemType') ?? ''}）`}${limit === undefined ? '' : `，承诺办结时限：${limit}`}`,
    'dct:language': { '@id': 'http://publications.europa.eu/resource/authority/language/ZHO' },
    'dct:type': stated(content, 'itemType'),
    'cv:hasCompetentAuthority': authority === undefined ? undefined : { '@id': `${id}#authority`, '@type': 'cv:PublicOrganisation', 'skos:prefLabel': authority, 'dct:title': authority },
    'cv:holdsRequirement': linesOf(stated(content, 'eligibility')).map((text, index) => ({ '@id': part('requirement', index), '@type': 'cv:Requirement', 'dct:title': text })),
    'cpsv:hasInput': (content.materials ?? []).map((material, index) => present({
      '@id': part('input', index), '@type': 'cv:Evidence', 'dct:title': material.name,
      'dct:description': Object.values(material.parts).join('；') || undefined,
    })),
    'cpsv:produces': linesOf(stated(content, 'output.name')).map((text, index) => ({ '@id': part('output', index), '@type': 'cv:Output', 'dct:title': text })),
    'cv:hasLegalResource': linesOf(content.fields.legalBasis?.join('\n')).map((text, index) => ({ '@id': part('legal', index), '@type': 'eli:LegalResource', 'dct:title': text })),
    'cpsv:follows': content.steps ? [{ '@id': `${id}#process`, '@type': 'cpsv:Rule', 'dct:title': '办理流程', 'dct:description': stepsLine(content.steps) }] : [],
    'cv:processingTime': time === undefined ? undefined : { '@value': time, '@type': 'xsd:duration' },
    'cv:hasChannel': channels.map((mode, index) => ({ '@id': part('channel', index), '@type': 'cv:Channel', 'dct:identifier': part('channel', index), 'dct:title': mode })),
    'cv:hasCost': normal.feeCharged === undefined ? undefined : [{ '@id': `${id}#cost`, '@type': 'cv:Cost', 'dct:identifier': `${id}#cost`, 'dct:description': normal.feeCharged ? stated(content, 'fees[].amount') ?? stated(content, 'feeCharged') ?? '收费' : '不收费' }],
    'cv:hasContactPoint': contactPoints(content, part),
  });
}

function contactPoints(content: Content, part: (kind: string, index: number) => string): Plain[] {
  const phones = content.fields['consultation.phones']?.join('；');
  const listed = places(content);
  const points = listed.length > 0 ? listed : phones === undefined ? [] : [{}];
  return points.map((place, index) => present({
    '@id': part('contact', index), '@type': 'cv:ContactPoint',
    'cv:telephone': place.phones ?? phones, 'cv:openingHours': place.openingHours, 'dct:description': place.address,
  }));
}

/** A guide or entry as GovernmentService of schema.org, JSON-LD. */
export function toSchemaOrg(content: Content, normal: NormalRecord): LinkedData {
  const authority = stated(content, 'competentAuthority') ?? stated(content, 'owner');
  const time = duration(normal.promisedTimeLimit?.[0]);
  const phone = content.fields['consultation.phones']?.join('；');
  const contact = phone === undefined ? undefined : { '@type': 'ContactPoint', telephone: phone, contactType: '咨询' };
  const url = stated(content, 'onlineUrl');
  const windows = places(content).map((place) => present({
    '@type': 'ServiceChannel', name: '窗口办理', servicePhone: contact,
    serviceLocation: present({ '@type': 'Place', name: place.name, address: place.address, openingHours: place.openingHours }), processingTime: time,
  }));
  const online = url === undefined ? [] : [present({ '@type': 'ServiceChannel', name: '网上办理', serviceUrl: url, processingTime: time })];
  const other = windows.length + online.length === 0 && (contact || time) ? [present({ '@type': 'ServiceChannel', servicePhone: contact, processingTime: time })] : [];
  return present({
    '@context': { '@vocab': 'https://schema.org/', '@language': 'zh-CN' },
    '@id': idOf(content),
    '@type': 'GovernmentService',
    name: nameOf(content),
    identifier: stated(content, 'implementationCode') ?? stated(content, 'basicCode'),
    serviceType: stated(content, 'itemType'),
    description: [stated(content, 'applicableScope'), stated(content, 'promisedTimeLimit') && `承诺办结时限：${stated(content, 'promisedTimeLimit') ?? ''}`].filter(Boolean).join('；') || undefined,
    provider: authority === undefined ? undefined : { '@type': 'GovernmentOrganization', name: authority },
    audience: (normal.audience ?? []).map((kind) => ({ '@type': 'Audience', audienceType: kind })),
    availableChannel: [...windows, ...online, ...other],
    offers: normal.feeCharged === undefined ? undefined : normal.feeCharged ? present({ '@type': 'Offer', description: stated(content, 'fees[].amount') ?? stated(content, 'feeCharged'), priceCurrency: 'CNY' }) : { '@type': 'Offer', price: 0, priceCurrency: 'CNY' },
    serviceOutput: linesOf(stated(content, 'output.name')).map((text) => ({ '@type': 'Thing', name: text })),
    termsOfService: linesOf(stated(content, 'eligibility')).join('\n') || undefined,
    subjectOf: [
      ...linesOf(content.fields.legalBasis?.join('\n')).map((text) => ({ '@type': 'Legislation', name: text })),
      ...((content.steps?.length ?? 0) + (content.materials?.length ?? 0) > 0 ? [present({
        '@type': 'HowTo', name: `${nameOf(content)}怎么办`,
        supply: (content.materials ?? []).map((material) => ({ '@type': 'HowToSupply', name: material.name })),
        step: (content.steps ?? []).map((step, index) => ({ '@type': 'HowToStep', position: index + 1, name: step.name })),
      })] : []),
    ],
  });
}
