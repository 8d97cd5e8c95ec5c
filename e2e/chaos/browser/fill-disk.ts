/** Runs in the page: takes all the room that is left, down to less than a sale needs. */
export const fillDisk = async (): Promise<void> => {
  const opening = indexedDB.open("filler", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("filler", { autoIncrement: true });
  await new Promise<void>((resolve, reject) => {
    opening.onsuccess = () => resolve();
    opening.onerror = () => reject(opening.error);
  });
  const put = (size: number): Promise<boolean> =>
    new Promise((resolve) => {
      const writing = opening.result.transaction("filler", "readwrite", { durability: "strict" });
      writing.oncomplete = () => resolve(true);
      writing.onabort = () => resolve(false);
      writing.objectStore("filler").put("x".repeat(size));
    });
  for (let size = 8_000_000; size > 500; ) {
    if (!(await put(size))) size /= 4;
  }
  opening.result.close();
};

/** Runs in the page: gives back what was taken. */
export const freeDisk = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const deleting = indexedDB.deleteDatabase("filler");
    deleting.onsuccess = () => resolve();
    deleting.onerror = () => reject(deleting.error);
  });
