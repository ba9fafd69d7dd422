import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';

/** RFC 7677 and PostgreSQL's default. */
const ITERATIONS = 4096;

/** A role's password: the same for every process that knows the secret, so that none has to be kept. */
export function passwordOf(secret: string, role: string): string {
  return createHmac('sha256', secret).update(`database-role:${role}`).digest('base64url');
}

/** Tells whether a role still has the password that the secret gives it. Says nothing about a password of 256 bits. */
export function fingerprintOf(password: string): string {
  return `password ${createHash('sha256').update(password).digest('hex').slice(0, 16)}`;
}

/** What PostgreSQL keeps of a password (RFC 5803), made here so that the password is never in a statement or its log. */
export function scramVerifier(password: string): string {
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, ITERATIONS, 32, 'sha256');
  const keyed = (text: string) => createHmac('sha256', salted).update(text).digest();
  const storedKey = createHash('sha256').update(keyed('Client Key')).digest('base64');
  return `SCRAM-SHA-256$${ITERATIONS}:${salt.toString('base64')}$${storedKey}:${keyed('Server Key').toString('base64')}`;
}
