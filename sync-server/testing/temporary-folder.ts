import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder of one's own, for as long as the test needs it. */
export const temporaryFolder = async (): Promise<{
  readonly dataDir: string;
  readonly remove: () => Promise<void>;
}> => {
  const dataDir = await mkdtemp(join(tmpdir(), "saudaflow-test-"));
  return { dataDir, remove: () => rm(dataDir, { recursive: true, force: true }) };
};
