/** Somebody used the same idempotency key at the same moment, and was first. */
export class KeyTaken extends Error {
  override readonly name = 'KeyTaken';
}
