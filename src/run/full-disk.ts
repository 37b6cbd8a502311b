/** Whether something failed because a disk or its user's share of it is full, by the code of the system or of SQLite. */
export const isDiskFull = (cause: unknown): boolean => /^(?:ENOSPC|EDQUOT|SQLITE_FULL)/.test(String((cause as { code?: unknown } | null)?.code));
