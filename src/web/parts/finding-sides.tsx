import { Image } from 'antd';
import { shownTime } from '../names.js';
import { Painted } from './painted.js';
import type { FindingDetail, SideView } from '../../server/api/finding.js';
import './desk.css';

/** The sides of a finding next to each other: what they say, where, from when, with the page's picture. */
export function FindingSides({ of }: { of: FindingDetail }) {
  const shot = of.sides.find(({ picture, page, missing }) => picture ?? page ?? missing);
  return (
    <>
      <div className="sides">{of.sides.map((side) => (
        <section key={side.side} aria-label={side.name}>
          <h3>{side.name}</h3>
          {side.absent ? <p className="painted note">{side.pieces.map(({ text }) => text).join('')}</p> : <Painted pieces={side.pieces} look={side.reference ? 'reference' : 'differs'} />}
          {side.capture && <p className="from">{side.where && <>{side.where}<br /></>}{side.file ? `${side.capture}，${side.file}` : side.capture}{side.takenAt && `，${shownTime(side.takenAt)} 取证`}{side.updatedAt && `，页面写明更新于 ${side.updatedAt}`}
            {side.url && <>，<a href={side.url} target="_blank" rel="noreferrer noopener">打开网页</a></>}{side.kept && <>，<a href={`/api/runs/${of.run}/files/${side.kept}`} target="_blank" rel="noreferrer noopener">留存原件</a></>}</p>}
        </section>
      ))}</div>
      {shot && <Shot run={of.run} side={shot} />}
    </>
  );
}

function Shot({ run, side }: { run: string; side: SideView }) {
  const at = (name: string): string => `/api/runs/${run}/pictures/${name}`;
  const words = side.missing ?? (side.picture ? `线上网页截图，方框内为该处内容${side.opened ? '；该处在网页上是折叠的，截图时已展开' : ''}` : '网页上没有该内容，见整页截图');
  return (
    <figure className="shot" style={{ margin: '10px 0' }}>
      {side.picture && <Image src={at(side.picture)} alt="线上网页截图，方框内为该处内容" preview={{ mask: '放大' }} />}
      <figcaption className="from">{words}{side.page && <>　<a href={at(side.page)} target="_blank" rel="noreferrer noopener">查看整页截图</a></>}</figcaption>
    </figure>
  );
}
