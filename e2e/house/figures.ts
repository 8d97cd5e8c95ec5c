import { importCycles } from "./import-graph.ts";
import { modulesWithoutTest } from "./modules-without-test.ts";
import { isTest, readSourceTree, type SourceFile } from "./source-tree.ts";

/** Prints the figures of the code; ends with an error when one that must hold does not. */
const files = readSourceTree();
const written = files.filter((file) => !isTest(file.path));
const functions = written.flatMap((file) => file.functions.map((one) => ({ ...one, path: file.path })));
const sizes = functions.map((one) => one.lines);
const longest = functions.reduce((most, one) => (one.lines > most.lines ? one : most), {
  name: "none",
  lines: 0,
  path: "",
});
const tooLong = files.filter((file) => file.lines > 400 && !file.path.startsWith("shared/i18n/"));
const saidAny = files.filter((file) => file.anys > 0);
const cycles = importCycles(files);
const untested = modulesWithoutTest(files);

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

function share(numbers: readonly number[], below: number): string {
  const few = numbers.filter((value) => value < below).length;
  return numbers.length === 0 ? "100.0" : ((100 * few) / numbers.length).toFixed(1);
}

function names(list: readonly SourceFile[], count: (file: SourceFile) => number): string {
  return list.map((file) => `\n    ${file.path} (${count(file)})`).join("");
}

console.log(`functions        ${sizes.length}: median ${median(sizes)} lines (goal 12), ${share(sizes, 50)} % under 50 (goal 90)
longest          ${longest.lines} lines: ${longest.name} in ${longest.path}
files            ${written.length} (and ${files.length - written.length} of tests): median ${median(written.map((file) => file.lines))} lines (goal 120)
files over 400   ${tooLong.length}${names(tooLong, (file) => file.lines)}
any              ${saidAny.reduce((sum, file) => sum + file.anys, 0)}${names(saidAny, (file) => file.anys)}
import cycles    ${cycles.length}${cycles.map((ring) => `\n    ${ring.join(" -> ")}`).join("")}
without a test   ${untested.length} modules of core, domain and sync${untested.map((path) => `\n    ${path}`).join("")}`);

if (tooLong.length + saidAny.length + cycles.length > 0) process.exitCode = 1;
