import type { Case } from '../model/case.js';
import type { Report } from '../model/report.js';
import type { CapturedKeptGuide } from './held-case.js';

/** What a link to the place where one applies is called. */
const APPLY = /在线(?:办理|申[请办报])|网上(?:办理|办事|申[请办报])|立即(?:办理|申[请办报])|我要(?:办|申)/u;
/** Answers that a person with a browser gets a page from: portals ask for a sign-in before they let anybody apply. */
const WORKING = ['ok', 'forbidden', 'challenge', 'shell', 'not-rendered'];

/** Addresses at which online guides let people apply, each once. */
export function entrancesIn(online: readonly CapturedKeptGuide[]): string[] {
  const named = online.flatMap(({ guide }) => guide.addresses).filter(({ text, element }) => element === 'onlineUrl' || element === 'mobileUrl' || (element === undefined && APPLY.test(text)));
  return [...new Set(named.map(({ href }) => href))];
}

/** Online coverage: items whose guide stands online, and those of them with an entrance for applying that answered. Nothing where no address was tried. */
export function entrancesOf(cases: readonly { online: boolean; entrances: readonly string[]; links: Case['links'] }[]): Pick<Report['run'], 'entrances'> {
  const online = cases.filter((subject) => subject.online);
  if (!online.some(({ links }) => links !== undefined)) return {};
  return { entrances: { items: online.length, working: online.filter(({ entrances, links = {} }) => entrances.some((href) => WORKING.includes(links[href]?.outcome ?? ''))).length } };
}
