import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { rolldown } from "rolldown";
import { projectRoot } from "../../house/source-tree.ts";
import { type Defect, plant } from "./defect.ts";

const ROOT = `${projectRoot}/`;

/** Where hunters are built: packages are found from there, and nobody commits it. */
export const HUNTERS = join(ROOT, "node_modules/.cache/simulator");

/** Builds the simulator with one mistake in it (or none); gives the file to run. */
export const buildHunter = async (defect: Defect | null, name: string): Promise<string> => {
  let isPlanted = defect === null;
  const bundle = await rolldown({
    input: join(ROOT, "e2e/simulator/defects/hunter.ts"),
    platform: "node",
    external: (id) => !id.startsWith(".") && !id.startsWith("/"),
    treeshake: false,
    plugins: [
      {
        name: "plant",
        load: async (id) => {
          if (defect === null || id !== join(ROOT, defect.file)) return null;
          isPlanted = true;
          return plant(defect, await readFile(id, "utf8"));
        },
      },
    ],
  });
  const file = join(HUNTERS, `${name}.mjs`);
  await bundle.write({ file, format: "esm" });
  await bundle.close();
  if (!isPlanted) throw new Error(`"${defect?.name}": the simulator does not use ${defect?.file}`);
  return file;
};
