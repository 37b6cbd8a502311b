import type { Case } from '../model/case.js';
import type { Finding } from '../model/finding.js';
import type { Guide } from '../model/guide.js';

/**
 * The findings of an item after its pages were taken a second time at `at`.
 * A finding that is there again is confirmed; one that is gone was mended meanwhile (即知即改) and costs nothing; one of which the second
 * page leaves doubt goes to a person. Where only the online side was mended, what is left of the defect is a finding of its own.
 */
export function comparedAgain(before: readonly Finding[], after: readonly Finding[], second: Case, at: string, restsOnline: (finding: Finding) => boolean): Finding[] {
  const known = new Set(before.map((finding) => finding.fingerprint));
  const left = new Set<string>();
  const findings: Finding[] = [];
  for (const finding of before) {
    if (!restsOnline(finding)) {
      findings.push(finding);
      continue;
    }
    const same = after.find((one) => one.verdict === 'fail' && one.fingerprint === finding.fingerprint);
    if (same) {
      const raw = same.sides.online?.raw ?? '';
      findings.push({ ...finding, confirmedAt: at, ...(squeeze(raw) === squeeze(finding.sides.online?.raw ?? '') ? {} : { confirmedRaw: raw }) });
      continue;
    }
    const kin = after.filter((one) => one.element === finding.element && one.key === finding.key);
    if (kin.some((one) => one.verdict === 'cannot-tell')) {
      findings.push({ ...finding, verdict: 'cannot-tell', unconfirmed: { at, reason: '再次取证时网页内容已有变化，能否算一致须由人工判断。' } });
      continue;
    }
    const first = finding.sides.online?.takenAt ?? '';
    findings.push({ ...finding, mended: { firstTakenAt: first, secondTakenAt: at, first: shown(finding), second: shownNow(second, finding) } });
    for (const rest of kin) {
      if (known.has(rest.fingerprint) || left.has(rest.fingerprint)) continue;
      left.add(rest.fingerprint);
      findings.push(rest);
    }
  }
  return findings;
}

const squeeze = (text: string): string => text.replace(/\s+/g, '');

function shown(finding: Finding): string {
  const side = finding.sides.online;
  return side?.text ?? side?.raw ?? '';
}

/** What the page says of a finding's element at the second taking, in readable form; empty where it no longer says anything of it. */
function shownNow(second: Case, { element, key }: Finding): string {
  return [...new Set(second.online.flatMap(({ guide }) => stated(guide, element, key)))].join('；');
}

function stated(guide: Guide, element: string, key: string | undefined): string[] {
  const scalar = (guide.fields[element] ?? []).map((field) => field.text);
  if (scalar.length > 0) return scalar;
  if (element.startsWith('material')) {
    const part = element.slice('material.'.length) as keyof NonNullable<Guide['materials']>[number]['parts'];
    const named = (guide.materials ?? []).filter((material) => key === undefined || squeeze(material.name.text).includes(squeeze(key)) || squeeze(key).includes(squeeze(material.name.text)));
    return named.map((material) => material.parts[part]?.text ?? material.name.text);
  }
  if (element.startsWith('process.steps')) return (guide.steps ?? []).map((step) => step.name.text);
  const part = /^places\[\]\.(name|address|openingHours|phones)$/.exec(element)?.[1] as 'name' | 'address' | 'openingHours' | 'phones' | undefined;
  return part ? guide.places.flatMap((place) => place[part]?.text ?? []) : [];
}
