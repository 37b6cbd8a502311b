import { describe, expect, it } from 'vitest';
import { checkCase } from '../../src/check/index.js';
import type { Capture, Side } from '../../src/model/capture.js';
import type { Finding } from '../../src/model/finding.js';
import { toStandard } from '../../src/parse/index.js';
import { openEngine } from '../../src/run/engine.js';
import { LAYOUT_FAULTS } from '../guides/many-layouts-faults.js';
import { LAYOUTS, type Layout } from '../guides/many-layouts-files.js';
import { partsOf, RICH, type Rich, type Shape } from '../guides/many-layouts.js';

const engine = openEngine();
const CONTEXT = { areaCode: '0571', region: '330109', day: '2019-06-10', itemType: '行政许可' };
const SHAPES: Shape[] = ['columns', 'tables', 'lines'];
const capture = (channel: Side): Capture => ({ channel, capture: channel === 'online' ? 'online-web' : channel === 'offline' ? 'hall-printed' : 'handbook', outcome: 'ok', attempts: 1, takenAt: '2019-06-10T09:00:00+08:00' });
// Labels that come again for each place, with nothing but a tab behind them, are read as lines of the value before.
const CASES = Object.entries(LAYOUTS).flatMap(([name, layout]) => SHAPES.filter((shape) => name !== 'word: behind tabs' || shape !== 'lines').map((shape) => [name, shape, layout] as const));

/** What is found where the paper is laid out so; the page and the handbook are plain Markdown. */
async function findingsOf(paper: Rich, layout: Layout, shape: Shape): Promise<Finding[]> {
  const plain = LAYOUTS['markdown'] as Layout;
  const files = [await plain(RICH.name, partsOf(RICH, 'tables')), await layout(paper.name, partsOf(paper, shape)), await plain(RICH.name, partsOf(RICH, 'tables', false))];
  const [online, offline, entry] = await Promise.all(files.map(({ bytes, name }, at) => engine.reader.read({ bytes, name, snapshot: String(at), context: CONTEXT })));
  const captures = [capture('online'), capture('offline'), capture('handbook')] as const;
  const { findings } = checkCase({
    item: { id: 'item', basicCode: RICH.code, name: RICH.name, department: RICH.organ, row: 2, online: [], offline: [] },
    online: [{ capture: captures[0], guide: online! }], offline: [{ capture: captures[1], guide: offline! }], handbook: { capture: captures[2], standard: toStandard(entry!) }, captures: [...captures], context: CONTEXT,
  }, engine.kit);
  return findings.filter(({ number }) => /^[AB]/u.test(number));
}

describe('one item in the layouts of real files', () => {
  it.each(CASES)('%s, %s: gives no finding', async (_name, shape, layout) => {
    expect((await findingsOf(RICH, layout, shape)).map(({ verdict, message }) => [verdict, message])).toEqual([]);
  });

  it.each(Object.entries(LAYOUT_FAULTS))('%s is all that is found in any of them', async (_fault, [element, change]) => {
    // In plain text two columns behind tabs are labels with values: a table of fees is silent there.
    for (const [name, shape, layout] of CASES.filter(([own, of]) => of === 'tables' && (own !== 'plain text' || element !== 'fees[].amount'))) {
      const findings = await findingsOf({ ...RICH, ...change(RICH) }, layout, shape);
      expect([...new Set(findings.map((finding) => `${finding.verdict} ${finding.element}`))], name).toEqual([`fail ${element}`]);
    }
  }, 120_000);
});
