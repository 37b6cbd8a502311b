export const ROLE_NAMES: Record<string, string> = { inspector: '核查员（信息中心）', department: '部门、镇街', reform: '跑改办', service: '办事服务中心', editor: '手册编辑', viewer: '查看', admin: '系统管理员' };

/** A moment as people write it: 2026-09-10 14:05. */
export const shownTime = (at: string | undefined | null): string => (at ? at.slice(0, 16).replace('T', ' ') : '');
export const shownDay = (at: string | undefined | null): string => (at ? at.slice(0, 10) : '');
/** Hundredths of a point as points. */
export const shownPoints = (hundredths: number): string => (hundredths / 100).toFixed(2);
/** How many of those judged were right, cut to a tenth of a per cent. */
export const shownShare = ({ judged, right }: { judged: number; right: number }): string => `${(Math.floor((1000 * right) / judged) / 10).toFixed(1)}%`;
/** 97.3%（37 条）; a dash where nobody has judged any. */
export const shownPrecision = ({ judged, right }: { judged: number; right: number }): string => (judged === 0 ? '—' : `${shownShare({ judged, right })}（${judged} 条）`);
