import { createHash, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** argon2id with the parameters that OWASP's Password Storage Cheat Sheet gives as its minimum: 19 MiB, 2 rounds, 1 lane. */
const ARGON = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Characters of a first password that cannot be mistaken for each other when read from paper. */
const READABLE = 'abcdefghjkmnpqrstuvwxyz23456789';

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), ARGON);

/** Whether a password is the one of a kept hash; a hash that is none is nobody's. */
export const isPassword = (kept: string, password: string): Promise<boolean> => verify(kept, password.normalize('NFKC')).catch(() => false);

/** A secret for a cookie or a token: 256 random bits. Only its hash is kept. */
export const newSecret = (): string => randomBytes(32).toString('base64url');
export const secretHash = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** A first password, to be changed at the first sign-in: 12 characters, about 59 bits. */
export function firstPassword(): string {
  return [...randomBytes(12)].map((byte) => READABLE[byte % READABLE.length]).join('');
}
