/**
 * Something a user can mend: what, where and what to do, in one Chinese sentence.
 * Commands print `message` without a stack and end with `exitCode` (2: usage or unreadable input, 1: could not be completed, 130: interrupted).
 */
export class UserProblem extends Error {
  constructor(message: string, readonly exitCode: 1 | 2 | 130 = 2) {
    super(message);
    this.name = 'UserProblem';
  }
}
