/**
 * A mistake that a programmer could make, as data: one stretch of the program's own text and what it becomes. The program knows
 * nothing of it; it is put in while a hunter is built.
 */
export interface Defect {
  /** What goes wrong, in words. */
  readonly name: string;
  /** From the project's root. */
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly find: string;
  readonly replace: string;
  /** The rule it breaks. */
  readonly breaks: string;
}

/** The file's text with the mistake in it. Throws when the text to be changed is not there exactly once. */
export const plant = ({ name, file, find, replace }: Defect, text: string): string => {
  const parts = text.split(find);
  if (parts.length !== 2)
    throw new Error(`"${name}": its text stands ${parts.length - 1} times in ${file}, not once`);
  return parts.join(replace);
};
