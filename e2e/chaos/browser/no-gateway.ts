import { type MeshTill, openMeshShop } from "../../mesh/tills.ts";
import type { Experiment } from "../experiment.ts";
import { laySwitch } from "../parts/switch.ts";
import { playMesh } from "./mesh.ts";

const NAMES = ["a", "b", "c"] as const;

/** Three tills on three computers joined by a switch alone: no server, no router, no way out. */
export const meshWithoutGateway: Experiment = {
  name: "mesh-without-gateway",
  breaks:
    "three tills in network namespaces of their own, joined by a switch without a gateway; reloads and kills as well",
  times: { full: 5, short: 1 },
  run: async (run) => {
    const lan = await laySwitch(run, NAMES);
    const shop = await openMeshShop();
    run.atEnd(shop.close);
    await lan.offer(Number(new URL(shop.url).port));
    const before = process.env.CHROMIUM_PATH;
    run.atEnd(async () => {
      if (before === undefined) delete process.env.CHROMIUM_PATH;
      else process.env.CHROMIUM_PATH = before;
    });
    const tills: MeshTill[] = [];
    for (const name of NAMES) {
      process.env.CHROMIUM_PATH = lan.browserOn(name);
      const till = await shop.addTill(name);
      tills.push({
        ...till,
        start: () => {
          process.env.CHROMIUM_PATH = lan.browserOn(name);
          return till.start();
        },
      });
    }
    await playMesh(run, tills);
  },
};
