/** Room for the till's data in this browser, in bytes. */
export interface StorageRoom {
  readonly used: number;
  readonly allowed: number;
  /** Whether the browser promised not to clear it by itself. */
  readonly persisted: boolean;
}

/** Asks the browser to keep the till's data until a person clears it; whether it agreed. */
export const askToPersist = async (): Promise<boolean> =>
  (await navigator.storage.persisted()) || (await navigator.storage.persist());

export const storageRoom = async (): Promise<StorageRoom> => {
  const { usage = 0, quota = 0 } = await navigator.storage.estimate();
  return { used: usage, allowed: quota, persisted: await navigator.storage.persisted() };
};
