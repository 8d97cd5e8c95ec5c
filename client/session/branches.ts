import { liveDoc } from "../../shared/core/view.ts";
import { allBranches, type Branch, readBranch } from "../../shared/domain/access/branch.ts";
import { mayInBranch } from "../../shared/domain/access/judge.ts";
import type { Shop } from "./shop.ts";

/** Branches whose goods this device knows and the person may see: its own, or all where it stands in none. By name. */
export const knownBranches = ({
  view,
  certificate,
  person,
}: Pick<Shop, "view" | "certificate" | "person">): readonly Branch[] => {
  const own = certificate.branch;
  const ticket = person.value;
  return allBranches(view)
    .filter((id) => own === null || id === own)
    .filter((id) => liveDoc(view, "branch", id)?.fields.open !== false || id === own)
    .filter((id) => ticket === null || mayInBranch(ticket, id))
    .flatMap((id) => readBranch(view, id) ?? [])
    .sort((a, b) => a.name.localeCompare(b.name));
};
