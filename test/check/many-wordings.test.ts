import { describe, expect, it } from 'vitest';
import { checkCase } from '../../src/check/index.js';
import type { Capture, Side } from '../../src/model/capture.js';
import type { Finding } from '../../src/model/finding.js';
import { toStandard } from '../../src/parse/index.js';
import { openEngine } from '../../src/run/engine.js';
import { FAULTS, withFault } from '../guides/many-wordings-faults.js';
import { drawFrom, factsOf, written, type Facts } from '../guides/many-wordings.js';

const engine = openEngine();
const CONTEXT = { areaCode: '0571', region: '330109', day: '2019-06-10', itemType: '行政许可' };
const ITEMS = 60;
const WRITTEN_FOR_A_FAULT = 4;

const capture = (channel: Side): Capture => ({ channel, capture: channel === 'online' ? 'online-web' : channel === 'offline' ? 'hall-printed' : 'handbook', outcome: 'ok', attempts: 1, takenAt: '2019-06-10T09:00:00+08:00' });

/** What is found where the paper guide is written from `paper` and everything else from `facts`. */
async function findingsOf(seed: number, paper: (facts: Facts) => Facts): Promise<{ findings: Finding[]; texts: string[] }> {
  const draw = drawFrom(seed);
  const facts = factsOf(draw);
  const files = [written(draw, facts), written(draw, paper(facts)), written(draw, facts, false)];
  const [online, offline, entry] = await Promise.all(files.map(({ text, name }, at) => engine.reader.read({ bytes: Buffer.from(text), name, snapshot: `${seed}-${at}`, context: CONTEXT })));
  const captures = [capture('online'), capture('offline'), capture('handbook')] as const;
  const { findings } = checkCase({
    item: { id: `item-${seed}`, basicCode: facts.code, name: facts.name, department: `萧山区${facts.organ}`, row: 2, online: [], offline: [] },
    online: [{ capture: captures[0], guide: online! }], offline: [{ capture: captures[1], guide: offline! }], handbook: { capture: captures[2], standard: toStandard(entry!) }, captures: [...captures], context: CONTEXT,
  }, engine.kit);
  return { findings: findings.filter(({ number }) => /^[AB]/u.test(number)), texts: files.map(({ text }) => text) };
}

describe('one item, written by three hands', () => {
  it.each(Array.from({ length: ITEMS }, (_, at) => 1_000 + at))('seed %i gives no finding', async (seed) => {
    const { findings, texts } = await findingsOf(seed, (facts) => facts);
    expect(findings.map(({ verdict, message, reason }) => [verdict, message, reason]), texts.join('\n----\n')).toEqual([]);
  });

  it.each(Object.entries(FAULTS))('%s is found', async (_, fault) => {
    for (let seed = 5_000; seed < 5_000 + WRITTEN_FOR_A_FAULT; seed += 1) {
      const { findings, texts } = await findingsOf(seed, (facts) => withFault(facts, fault));
      expect(findings.map(({ verdict }) => verdict), texts.join('\n----\n')).toContain('fail');
    }
  });
});
