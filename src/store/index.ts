export { openCaptureLog, type CaptureLog, type CaptureRecord } from './capture-log.js';
export { createSnapshotStore, type SnapshotStore } from './snapshots.js';
