/**
 * What `call` gives, unless the deadline is over first. A call that began in time may still do its work
 * after that, unheard; none begins late, so that nobody is told "no answer" of what was never asked.
 *
 * @throws the deadline's reason, a `TimeoutError` for one of `AbortSignal.timeout`, and what `call` throws
 */
export async function beforeDeadline<T>(deadline: AbortSignal, call: () => Promise<T>): Promise<T> {
  deadline.throwIfAborted();
  const over = Promise.withResolvers<never>();
  const end = () => over.reject(deadline.reason);
  deadline.addEventListener('abort', end, { once: true });
  try {
    return await Promise.race([call(), over.promise]);
  } finally {
    deadline.removeEventListener('abort', end);
  }
}
