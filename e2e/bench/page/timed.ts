/** Milliseconds a task took, and what it gave. */
export const timed = async <T>(task: () => Promise<T>): Promise<readonly [number, T]> => {
  const start = performance.now();
  const value = await task();
  return [performance.now() - start, value];
};
