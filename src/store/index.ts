export { openCaptureLog, type CaptureLog, type CaptureRecord } from './capture-log.js';
export { createSnapshotStore, type KeptSnapshot, type SnapshotStore } from './snapshots.js';
