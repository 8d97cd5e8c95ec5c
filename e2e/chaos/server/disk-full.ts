import { execFile } from "node:child_process";
import { mkdir, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { type Experiment, NotHere, type Run } from "../experiment.ts";
import { startBreakableServer } from "../parts/breakable-server.ts";
import { judgePromises, judgeServer } from "../parts/judge-server.ts";
import { startLoad } from "../parts/load.ts";
import { openServerShop } from "../parts/server-shop.ts";
import { until } from "../parts/until.ts";

const DISK_MB = 320;
/** So that the database itself leaves room on so small a disk. */
const SMALL = { max_wal_size: "64MB", min_wal_size: "32MB", shared_buffers: "16MB" };
const FULL_FOR_MS = 3_000;

/** The disk of the database is full for a while. */
export const databaseFull: Experiment = {
  name: "database-full",
  breaks: "the database's disk full under load, then with room again",
  times: { full: 10, short: 1 },
  run: async (run) => {
    const disk = await mountSmallDisk(run);
    const server = await startBreakableServer(run, { folder: join(disk, "database"), settings: SMALL });
    const { office, products } = await openServerShop(server.url, { goods: 3, pieces: 1 });
    const load = await startLoad(run, server.url, office, products);
    for (let i = 0; i < run.times; i++) {
      await load.progress();
      const filler = join(disk, "filler");
      run.count("MB taken", Math.round((await takeAllRoom(filler)) / 2 ** 20));
      await sleep(FULL_FOR_MS);
      await rm(filler);
      await bringBack(server, run);
      await judgePromises(server.pool, load.writers, run);
      await load.progress();
    }
    await load.finish();
    await judgeServer(server.pool, load.writers, run);
  },
};

const exec = promisify(execFile);

const mountSmallDisk = async (run: Run): Promise<string> => {
  const disk = join(run.folder, "disk");
  await mkdir(disk);
  await exec("mount", ["-t", "tmpfs", "-o", `size=${DISK_MB}m,mode=755`, "tmpfs", disk]).catch(() => {
    throw new NotHere("a small disk cannot be mounted here");
  });
  run.atEnd(() => exec("umount", ["--lazy", disk]));
  return disk;
};

const MEGABYTE = Buffer.alloc(2 ** 20);

/** Writes until nothing more goes in, down to the last kilobyte; gives how many bytes that were. */
const takeAllRoom = async (file: string): Promise<number> => {
  const filler = await open(file, "w");
  let taken = 0;
  try {
    for (let size = MEGABYTE.length; size >= 1_024; ) {
      const written = await filler.write(MEGABYTE, 0, size).then(
        ({ bytesWritten }) => bytesWritten,
        () => 0,
      );
      taken += written;
      if (written < size) size /= 2;
    }
  } finally {
    await filler.close();
  }
  return taken;
};

/** Postgres may have ended for want of room: then it is started again, as whoever runs it would. */
const bringBack = async (
  server: Awaited<ReturnType<typeof startBreakableServer>>,
  run: Run,
): Promise<void> => {
  const answers = () =>
    server.pool.query("select 1").then(
      () => true,
      () => false,
    );
  const alive = await until("Postgres answers by itself", answers, 5_000).then(
    () => true,
    () => false,
  );
  run.count(alive ? "times Postgres lived through it" : "times Postgres had ended");
  if (!alive) await server.startDatabase();
  await until("Postgres answers", answers);
};
