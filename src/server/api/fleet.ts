import { Type, type Static } from 'typebox';

const Count = Type.Integer({ minimum: 0 });

export const FleetMachineView = Type.Object({
  id: Type.String(), machine: Type.String(), version: Type.String(), state: Type.String({ description: '在岗、不接任务、没有音信、已退出' }), startedAt: Type.String(), seenAt: Type.String(),
  doing: Type.Array(Type.String()), asking: Type.Array(Type.String()), done: Count, memory: Type.Integer({ description: '占用内存（MB）' }), refuses: Type.Optional(Type.String()),
});
export type FleetMachineView = Static<typeof FleetMachineView>;

export const FleetHostView = Type.Object({ host: Type.String(), items: Count, fetched: Count, done: Count, stopped: Type.Optional(Type.String()) });
export type FleetHostView = Static<typeof FleetHostView>;

export const FleetCensusView = Type.Object({
  id: Type.String(), catalogue: Type.String(), handedOutAt: Type.String(), state: Type.String({ description: '正在进行、已完成、已停止' }), items: Count, fetched: Count, done: Count,
  failed: Type.Array(Type.Object({ host: Type.String(), items: Count, error: Type.String() })), hosts: Type.Array(FleetHostView),
});
export type FleetCensusView = Static<typeof FleetCensusView>;

export const FleetView = Type.Object({ many: Type.Boolean({ description: '数据在多台机器共用的数据库里' }), machines: Type.Array(FleetMachineView), censuses: Type.Array(FleetCensusView) });
export type FleetView = Static<typeof FleetView>;
