/** A file that cannot be read as a guide. The message is a Chinese sentence for the user: what is wrong and what to do. */
export class UnreadableError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UnreadableError';
  }
}
