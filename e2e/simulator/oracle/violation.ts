/** A rule that a run broke, and where. */
export interface Violation {
  readonly invariant: string;
  readonly detail: string;
}
