import { build } from "vite";

/** A module with all it imports as one script for a page. */
export const bundleForPage = async (entry: string): Promise<string> => {
  const built = await build({
    configFile: false,
    root: process.cwd(),
    logLevel: "warn",
    resolve: { dedupe: ["dexie"] },
    define: { "process.env.NODE_ENV": '"production"' },
    build: {
      write: false,
      minify: false,
      target: "chrome137",
      copyPublicDir: false,
      rolldownOptions: { input: entry, output: { format: "es", codeSplitting: false } },
    },
  });
  const outputs = [built].flat().flatMap((each) => ("output" in each ? each.output : []));
  const script = outputs.find((each) => each.type === "chunk");
  if (script === undefined) throw new Error(`Nothing built from ${entry}`);
  return script.code;
};
