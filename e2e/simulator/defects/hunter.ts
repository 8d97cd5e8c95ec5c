import type { Profile } from "../schedule.ts";
import { hunt } from "./hunt.ts";

/** Started as a program of its own: `hunter FROM SEEDS PROFILE`. Says each seed as it begins, and last what it found. */
const [from = "1", seeds = "1000", profile = "commit"] = process.argv.slice(2);
const say = (line: object): void => console.log(JSON.stringify(line));

const find = await hunt({ from: Number(from), seeds: Number(seeds), profile: profile as Profile }, (seed) =>
  say({ seed }),
);
say({ find });
