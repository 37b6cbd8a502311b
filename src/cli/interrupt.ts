let ender: (() => void) | undefined;

/** What a command does when it is asked to stop (Ctrl-C), instead of ending at once. */
export function onInterrupt(end: () => void): void {
  ender = end;
}

/** Asks the running command to stop; false where it does not wait to be asked, or was asked before. */
export function interrupt(): boolean {
  const end = ender;
  ender = undefined;
  end?.();
  return end !== undefined;
}
