// All code that puts together what a census says of an item; only its hash is asked for (code-version.ts).
export { checkPortion } from './census/check-portion.js';
