const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** Whether a text holds a citizen's identity number (GB 11643-1999: 17 digits and a check character). */
export function holdsIdentityNumber(text: string): boolean {
  return [...text.normalize('NFKC').matchAll(/(?<!\d)\d{17}[\dXx](?!\d)/g)].some(([number]) => {
    const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(number[index]), 0);
    return CHECKS[sum % 11] === number.charAt(17).toUpperCase();
  });
}

/** Whether a text holds a mobile number. */
export function holdsMobile(text: string): boolean {
  return /(?<![\dA-Za-z])(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?!\d)/.test(text.normalize('NFKC'));
}
