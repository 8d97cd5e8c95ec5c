/** What this browser lacks of what keeps sales safe; `null` when it has everything. */
export const missingAbility = (): string | null => {
  if (!globalThis.isSecureContext) return "secure context (HTTPS or localhost)";
  if (globalThis.indexedDB === undefined) return "IndexedDB";
  if (globalThis.crypto?.subtle === undefined) return "WebCrypto";
  return navigator.locks === undefined ? "Web Locks" : null;
};
