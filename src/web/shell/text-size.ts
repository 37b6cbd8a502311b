import { useSyncExternalStore } from 'react';

export type TextSize = 'normal' | 'large';
const KEY = 'zhinan.textSize';
const listeners = new Set<() => void>();

function current(): TextSize {
  return localStorage.getItem(KEY) === 'large' ? 'large' : 'normal';
}

/** The text size that this person chose on this computer, and how to change it. */
export function useTextSize(): [TextSize, (size: TextSize) => void] {
  const size = useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, current);
  return [size, (next) => {
    localStorage.setItem(KEY, next);
    for (const listener of listeners) listener();
  }];
}
