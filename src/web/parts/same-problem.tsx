import { Link } from 'react-router';
import type { FindingDetail } from '../../server/api/finding.js';

/** The same wrong value in other items of the unit. */
export function SameProblem({ of }: { of: FindingDetail }) {
  if (of.same.length === 0) return null;
  return (
    <details open={of.same.length < 6}>
      <summary>同一问题还出现在本单位其他 {of.same.length} 个事项</summary>
      <ul style={{ margin: '6px 0' }}>{of.same.map((other) => <li key={other.id}><Link to={`/findings/${other.id}`}>{other.itemName}</Link>　<span className="note">{other.stateName}</span></li>)}</ul>
    </details>
  );
}
