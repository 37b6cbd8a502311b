/** How far a stage is; `total` 0 where it has no steps. */
export type Progress = (stage: string, done: number, total: number, note?: string) => void;

/** For stages of which nobody is told. */
export const QUIETLY = (): void => undefined;
