// Jobs one after the other.
export type Queue = <T>(job: () => Promise<T>) => Promise<T>;

/** Each begins once all before it have ended, however they did. */
export function createQueue(): Queue {
  let last: Promise<unknown> = Promise.resolve();
  return (job) => {
    const next = last.then(job, job);
    last = next.catch(() => undefined);
    return next;
  };
}
