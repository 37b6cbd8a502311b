export { openCaptureLog, type CaptureLog, type CaptureRecord } from './capture-log.js';
export { NewerStore } from './database.js';
export { openJournal, type Journal, type RunJournal } from './journal.js';
export { createSnapshotStore, type SnapshotStore } from './snapshots.js';
