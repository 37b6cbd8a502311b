import { Descriptions, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useTerms } from '../parts/said.js';
import { may, useMe } from '../shell/session.js';
import { Page } from '../shell/page.js';
import { WAYS } from '../shell/ways.js';

/** What to do first on each desk, what the words mean, which keys there are. */
export default function Help() {
  const me = useMe();
  const [text, setText] = useState('');
  const words = useTerms().filter(({ term, meaning }) => `${term}${meaning}`.includes(text.trim()));
  const ways = WAYS.filter(({ needs }) => may(me, needs));
  return (
    <Page title="帮助" note="页面上带虚线的词，点一下就有说明">
      {ways.length > 0 && <div className="card" style={{ marginBottom: 14 }}>
        <h2 style={{ fontSize: '1.1em', marginTop: 0 }}>从哪里开始</h2>
        <dl className="ways">{ways.map(({ title, steps }) => <div key={title}><dt>{title}</dt><dd>{steps.map(({ path, words: said }, at) => <span key={at}>{at > 0 && ' → '}{path ? <Link to={path}>{said}</Link> : said}</span>)}</dd></div>)}</dl>
      </div>}
      <div className="card">
        <h2 style={{ fontSize: '1.1em', marginTop: 0 }}>词语</h2>
        <Input allowClear aria-label="找词" placeholder="找词" style={{ maxWidth: 320, marginBottom: 12 }} value={text} maxLength={40} onChange={(event) => setText(event.target.value)} />
        {words.length === 0 ? <p className="note">没有这个词的说明。</p> : <Descriptions column={1} bordered size="small" styles={{ label: { width: '9em' } }} items={words.map(({ term, meaning }) => ({ key: term, label: term, children: meaning }))} />}
      </div>
      <div className="card" style={{ marginTop: 14 }}>
        <h2 style={{ fontSize: '1.1em', marginTop: 0 }}>初核页的按键</h2>
        <p style={{ marginBottom: 0 }}>下一条 <kbd>j</kbd> 或 <kbd>↓</kbd>，上一条 <kbd>k</kbd> 或 <kbd>↑</kbd>，确认问题 <kbd>1</kbd>，排除 <kbd>2</kbd>，无法判断 <kbd>3</kbd>，连同其他事项 <kbd>t</kbd>。右上角“大字”可放大全部文字。</p>
      </div>
    </Page>
  );
}
