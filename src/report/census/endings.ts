import type { Ending } from '../../model/census.js';

/** What became of a finding of the last census, in words. */
export const ENDINGS: Record<Ending, string> = { mended: '已改正', doubtful: '转人工核实', untold: '这次未能比对', delisted: '事项已不在目录' };
