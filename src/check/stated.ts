/** How the rules read what a guide states; whoever must agree with them reads it the same way. */
export { amountOf, chargedOf } from '../rules/fees.js';
export { statementsOf } from '../rules/statements.js';
