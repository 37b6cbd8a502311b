import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import ExcelJS from 'exceljs';
import { openDesk, type Desk } from '../../src/run/desk.js';
import { takeHandover } from '../../src/run/desk/handovers.js';
import { writeFieldSheets } from '../../src/run/fieldsheet.js';
import { samplePlan } from '../../src/run/first-start.js';
import { enterCity, readPlanned, setCityPlan } from '../../src/run/week/city.js';
import { drawWeek, toCheck, weekOf } from '../../src/run/week/draw-week.js';
import { reportOf } from '../../src/run/week/run-week.js';
import { listWeekRuns } from '../../src/store/index.js';
import { openSamplePortal } from './sample-portal.js';

describe('runs in the background of the workbench', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhinan-runs-'));
  const plan = samplePlan();
  let portal: Awaited<ReturnType<typeof openSamplePortal>>;
  const open = (): Promise<Desk> => openDesk({ kind: 'sqlite', folder }, () => Date.parse('2026-11-20T09:00:00+08:00'), { browser: false, confirmAfter: 0 });
  beforeAll(async () => { portal = await openSamplePortal(); });
  afterAll(() => {
    portal.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const told = (desk: Desk, when: (state: ReturnType<Desk['runner']['state']>) => boolean): Promise<void> => new Promise((resolve) => {
    const stop = desk.runner.listen((state) => {
      if (!when(state)) return;
      stop();
      resolve();
    });
  });

  test('goes on after a restart, and takes filled-in field sheets as the offline side of the visited unit', async () => {
    const desk = await open();
    await setCityPlan(desk, { ...plan, portal: portal.url }, 'test');
    const { items } = await readPlanned(desk, plan);
    await enterCity(desk, items, 'test');
    await drawWeek(desk, 'test');
    const week = await weekOf(desk);
    const drawn = new Set((await toCheck(desk, week)).map(({ item }) => item));
    const visited = items.find(({ id, name }) => drawn.has(id) && name === '犬类准养证办理') ?? items.find(({ id, handbook }) => drawn.has(id) && handbook !== '');
    if (!visited) throw new Error('nothing to visit');

    const sheet = await filledSheet(visited.basicCode);
    const given = { name: '核查表.xlsx', bytes: sheet, source: '现场核查', person: '张三、李四', date: '2026-11-19', kind: 'sheet' as const };
    await expect(takeHandover(desk, given, 'test')).rejects.toThrow('要选被查单位');
    await expect(takeHandover(desk, { ...given, name: '核查表.csv', unit: visited.department }, 'test')).rejects.toThrow('不是现场核查表');
    await takeHandover(desk, { ...given, unit: visited.department }, 'test');

    const begun = told(desk, ({ stage, done }) => stage !== '准备' && (done ?? 0) > 0);
    await desk.runner.start('weekly', 'test');
    await begun;
    await desk.close();

    const again = await open();
    expect((await listWeekRuns(again.store)).map(({ state }) => state)).toEqual(['running']);
    const ended = told(again, ({ running }) => !running);
    await again.runner.resume();
    await ended;
    expect(again.runner.state()).toMatchObject({ running: false, finished: true });
    const runs = await listWeekRuns(again.store);
    expect(runs.map(({ state }) => state)).toEqual(['done']);
    const { report } = await reportOf(again, runs[0]?.id ?? '');
    const seen = report.coverage.filter(({ capture }) => capture === 'field-sheet');
    expect(seen).toMatchObject([{ itemId: visited.id, channel: 'offline', outcome: 'ok', person: '张三、李四' }]);
    await again.close();
  }, 300_000);

  /** The sheet of an item with every row ticked as agreeing. */
  async function filledSheet(item: string): Promise<Uint8Array> {
    const files = await writeFieldSheets([item], { handbook: plan.handbook ?? '', out: path.join(folder, 'sheets'), carrier: '公示牌', day: '2026-11-19' });
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(readFileSync(files.find((file) => file.endsWith('.xlsx')) ?? '') as unknown as ArrayBuffer);
    workbook.worksheets[0]?.eachRow((row) => row.eachCell((cell) => { if (cell.text.includes('□一致')) cell.value = cell.text.replace('□一致', '☑一致'); }));
    return new Uint8Array(await workbook.xlsx.writeBuffer());
  }
});
