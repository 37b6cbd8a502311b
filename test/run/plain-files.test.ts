import { describe, expect, test } from 'vitest';
import type { ReadInput, ReadItem } from '../../src/parse/index.js';
import { openEngine } from '../../src/run/engine.js';
import { takenOut } from '../../src/run/kept-guide.js';
import { readPutAway } from '../../src/run/plain-files.js';
import { openWork } from '../../src/run/work.js';

const engine = openEngine();
const work = openWork(engine);
const TEXT = '# 渡口设立登记\n\n- 承诺办结时限：5个工作日\n- 咨询电话：0571-82345678\n- 办理地点：山前路1号\n';
const input = (text: string, name: string): ReadInput => ({ bytes: Buffer.from(text), name, snapshot: 'a'.repeat(64), context: {} });

/** Reads a file, and by whom it was read: thread, process. */
async function read(file: ReadInput, thread: (one: ReadInput) => ReturnType<typeof work.file> = (one) => work.file(one)) {
  const by: string[] = [];
  const items = await readPutAway(file, {
    readAll: (one): Promise<ReadItem[]> => {
      by.push('process');
      return engine.reader.readAll(one);
    },
  }, {
    file: (one) => {
      by.push('thread');
      return thread(one);
    },
  });
  return { by, items };
}

describe('a file', () => {
  test.each([
    ['of Markdown', input(TEXT, 'a.md'), ['thread']],
    ['of text', input(TEXT, 'a.txt'), ['thread']],
    ['of a web page', input(`<h1>登记</h1><p>${TEXT}</p>`, 'a.html'), ['thread']],
    ['that is an archive', input(TEXT, 'a.zip'), ['process']],
    ['of Word', input(TEXT, 'a.docx'), ['process']],
    ['of a table', input('事项名称,承诺办结时限\n渡口,5天', 'a.csv'), ['process']],
    ['of no known kind', input(TEXT, 'a.xyz'), ['process']],
    ['that is empty', input('', 'a.md'), ['process']],
    ['that is larger than guides are', input(TEXT + '正文。'.repeat(100_000), 'a.md'), ['process']],
    ['that is a blank form', { ...input(TEXT, 'a.md'), as: 'form' as const }, ['process']],
  ])('%s is read where it belongs', async (_, file, by) => {
    expect((await read(file)).by).toEqual(by);
  });

  test('that a thread gave up is read by a process', async () => {
    const { by, items } = await read(input(TEXT, 'a.md'), () => Promise.reject(new Error('处理超过了时限')));
    expect(by).toEqual(['thread', 'process']);
    expect(items[0]?.guide?.kept.stated).toContain('promisedTimeLimit');
  });

  test('comes back as it was read, and says of itself what a run asks before its check', async () => {
    const { items: [item] } = await read(input(TEXT, 'a.md'));
    const [whole] = await engine.reader.readAll(input(TEXT, 'a.md'));
    expect(item?.guide && takenOut(item.guide.packed, 'a'.repeat(64))).toEqual(JSON.parse(JSON.stringify(whole?.guide)));
    expect(item?.guide?.kept).toMatchObject({ snapshot: 'a'.repeat(64), title: { text: '渡口设立登记' }, whole: true, namesForms: false, addresses: [] });
  });
});
