import type { HeadlessTill } from "../../headless/till.ts";

/** All that a till wrote, as texts. */
export const ownEntries = async ({ replica, certificate }: HeadlessTill): Promise<readonly string[]> => {
  const texts: string[] = [];
  for (const { id, head, device } of replica.state.logs.values()) {
    if (device !== certificate.device) continue;
    const batch = await replica.read(id, 0, head, Number.POSITIVE_INFINITY);
    texts.push(...(batch?.entries ?? []));
  }
  return texts;
};
