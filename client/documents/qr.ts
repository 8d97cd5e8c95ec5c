import { encode } from "uqr";

/** A square code as dark runs: row, first column and length of each, in modules; no border. */
export interface QrRuns {
  readonly size: number;
  readonly runs: readonly { readonly row: number; readonly column: number; readonly length: number }[];
}

/** The code for `payload`, error correction M; what draws it leaves four modules of quiet around it. */
export const qrRuns = (payload: string): QrRuns => {
  const { data, size } = encode(payload, { ecc: "M", border: 0 });
  const runs: { row: number; column: number; length: number }[] = [];
  for (const [row, modules] of data.entries()) {
    let length = 0;
    for (const [column, dark] of [...modules, false].entries()) {
      if (dark) length += 1;
      else if (length > 0) {
        runs.push({ row, column: column - length, length });
        length = 0;
      }
    }
  }
  return { size, runs };
};

/** The same as the path of an SVG whose unit is a module. */
export const qrPath = ({ runs }: QrRuns): string =>
  runs.map(({ row, column, length }) => `M${column} ${row}h${length}v1h-${length}z`).join("");
