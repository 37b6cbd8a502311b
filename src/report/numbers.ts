/** Hundredths of a point as text: 50 → `0.50`. */
export function points(hundredths: number): string {
  return (hundredths / 100).toFixed(2);
}

/** A part of a whole as a percentage with one decimal; `—` where the whole is 0. */
export function percent(part: number, whole: number): string {
  return whole === 0 ? '—' : `${((part / whole) * 100).toFixed(1)}%`;
}

/** A quotient with two decimals; `—` where the divisor is 0. */
export function quotient(a: number, b: number): string {
  return b === 0 ? '—' : (a / b).toFixed(2);
}

/** Seconds as text: `0.4 秒`, `1 分 05 秒`. */
export function seconds(value: number): string {
  if (value < 60) return `${value.toFixed(1)} 秒`;
  const whole = Math.round(value);
  return `${Math.floor(whole / 60)} 分 ${String(whole % 60).padStart(2, '0')} 秒`;
}
