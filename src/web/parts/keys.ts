import { useEffect, useRef } from 'react';

const TYPED = 'input, textarea, select, [contenteditable], [role="combobox"], [role="dialog"], .ant-select';

/** Single keys of a page; none while somebody writes, chooses or holds a modifier. */
export function useKeys(on: boolean, keys: Record<string, () => void>): void {
  const current = useRef(keys);
  useEffect(() => { current.current = keys; });
  useEffect(() => {
    if (!on) return;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || (event.target instanceof Element && event.target.closest(TYPED) !== null && !(event.target instanceof HTMLInputElement && event.target.type === 'checkbox'))) return;
      const act = current.current[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [on]);
}
