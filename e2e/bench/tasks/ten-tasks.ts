import { type Figure, median, percentile, round } from "../figure.ts";
import type { Spent } from "./hands.ts";
import { openTaskShop, type TaskShop } from "./shop.ts";
import { playTask, TASKS, type Task } from "./tasks.ts";

const TIMES = 10;

/** What ten common tasks, and a few more, cost a cashier in scans, keys and time, at a till over a real server. */
export const tenTasks = async (): Promise<readonly Figure[]> => {
  const at = await openTaskShop();
  try {
    const figures: Figure[] = [];
    for (const task of TASKS) figures.push(await measured(task, at));
    return figures;
  } finally {
    await at.close();
  }
};

const measured = async (task: Task, at: TaskShop): Promise<Figure> => {
  await playTask(task, at); // what has to be fetched is there afterwards
  const spent: Spent[] = [];
  for (let i = 0; i < TIMES; i++) spent.push(await playTask(task, at));
  const times = spent.map(({ milliseconds }) => milliseconds);
  const [{ scans, keys, clicks } = { scans: 0, keys: 0, clicks: 0 }] = spent;
  return {
    name: `task: ${task.name}`,
    value: scans + keys + clicks,
    unit: "scans and keys",
    goal: `${task.scans} scans, ${task.keys} keys, 0 clicks`,
    met: spent.every((one) => one.scans === task.scans && one.keys === task.keys && one.clicks === 0),
    detail: {
      ...{ scans, keys, clicks, times: TIMES },
      milliseconds: { p50: round(median(times)), p95: round(percentile(times, 0.95)) },
      method: "from the first key to the till being ready, without the pace of hands",
      ...(task.extra === true && { beyondTheTen: true }),
    },
  };
};
