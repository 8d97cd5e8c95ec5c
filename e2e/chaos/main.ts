import { conduct } from "./conduct.ts";
import type { Outcome } from "./experiment.ts";
import { experiments } from "./experiments.ts";
import { readOptions } from "./options.ts";
import { inWords, reportOf } from "./report.ts";

/** Breaks one thing after another and says what came of it; ends with 1 when anything was lost, doubled or let in. */
const main = async (argv: readonly string[]): Promise<number> => {
  const { only, share, times, seed, list, json } = readOptions(argv);
  const chosen = experiments.filter(
    ({ name }) => only.length === 0 || only.some((part) => name.includes(part)),
  );
  if (chosen.length === 0) throw new Error(`No experiment ${only.join(", ")}; --list names them`);
  if (list) {
    for (const { name, breaks, times: many } of chosen)
      console.log(`${name}: ${breaks} (${many.full} times; short: ${many.short})`);
    return 0;
  }
  const tell = json ? console.error : console.log;
  const outcomes: Outcome[] = [];
  for (const experiment of chosen) {
    tell(`${experiment.name}: ${experiment.breaks}`);
    const outcome = await conduct(experiment, { share, seed, tell, ...(times !== null && { times }) });
    tell(inWords(outcome));
    outcomes.push(outcome);
  }
  const report = reportOf({ share, seed }, outcomes);
  console.log(JSON.stringify(report, null, json ? 2 : 0));
  return report.violations === 0 ? 0 : 1;
};

process.exit(await main(process.argv.slice(2)));
