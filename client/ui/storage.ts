/** Small preferences of this device; `localStorage` is one. Writes may be refused, and then they only last until reload. */
export interface TextStorage {
  readonly getItem: (key: string) => string | null;
  readonly setItem: (key: string, value: string) => void;
}
