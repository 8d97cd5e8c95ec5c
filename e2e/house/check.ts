import { checkStages } from "./stages.ts";

const failed = (await checkStages()).filter((outcome) => !outcome.passed);

if (failed.length > 0) {
  console.log(`\nNot good yet: ${failed.map((outcome) => outcome.name).join(", ")}`);
  process.exitCode = 1;
}
