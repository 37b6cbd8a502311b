import { expect, test } from 'vitest';
import { answerPair } from '../../src/run/pairs.js';
import { openEngine } from '../../src/run/engine.js';

const { comparisons } = openEngine();
const answer = (line: string) => answerPair(line, 7, comparisons);

test.each([
  ['no JSON', '{', /第7行不是 JSON/],
  ['no kind', '{"a":"1","b":"2"}', /第7行缺少 kind/],
  ['a kind that is none', '{"kind":"时限","a":"1","b":"2"}', /第7行的 kind“时限”/],
  ['a context that is a text', '{"kind":"timeLimit","a":"二十个工作日","b":"20 个工作日","context":"承诺时限"}', /第7行的 context/],
  ['a context that is empty text', '{"kind":"timeLimit","a":"二十个工作日","b":"20 个工作日","context":""}', /第7行的 context/],
  ['a context that is a list', '{"kind":"timeLimit","a":"二十个工作日","b":"20 个工作日","context":[]}', /第7行的 context/],
  ['a context that is nothing', '{"kind":"timeLimit","a":"二十个工作日","b":"20 个工作日","context":null}', /第7行的 context/],
])('a line with %s is named, with what to do', (_, line, sentence) => {
  expect(() => answer(line)).toThrow(sentence);
});

test.each([['with a context', '{"id":"x","kind":"timeLimit","a":"二十个工作日","b":"20 个工作日","context":{"region":"330109"}}'], ['without', '{"id":"x","kind":"timeLimit","a":"二十个工作日","b":"20 个工作日"}']])('a pair is answered %s', (_, line) => {
  expect(answer(line)).toMatchObject({ id: 'x', verdict: 'same' });
});
