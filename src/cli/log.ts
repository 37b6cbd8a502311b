import { destination, pino, type Logger } from 'pino';

/**
 * The log: JSON lines on stderr, silent unless `ZHINAN_LOG` names a level (error, warn, info, debug).
 * Nothing of a guide's text is logged above debug.
 */
export function openLog(level: string | undefined = process.env.ZHINAN_LOG): Logger {
  const known = level !== undefined && level in pino.levels.values;
  return pino({ level: known ? level : 'silent', base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination({ fd: 2, sync: true }));
}
