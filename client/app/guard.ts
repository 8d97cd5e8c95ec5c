import { homeFor, mayOpen, type Occupant, type SectionPath, sectionAt } from "./sections.ts";

/** How far this device has come: unknown to any shop, in a shop but with nobody at it, or with someone. */
export type Stage =
  | { readonly type: "setup" | "enrol" | "sign-in" }
  | { readonly type: "shop"; readonly occupant: Occupant };

export type Guarded =
  /** The address stands. */
  | { readonly type: "gate"; readonly path: "/setup" | "/enrol" | "/sign-in" }
  | { readonly type: "section"; readonly path: SectionPath }
  | { readonly type: "go"; readonly path: string }
  | { readonly type: "forbidden" | "unknown" };

/** What an address shows at this stage, or where to go instead. Where one wanted to go is remembered in `next`. */
export const guard = (stage: Stage, path: string, params: URLSearchParams): Guarded => {
  if (stage.type !== "shop") return atGate(`/${stage.type}`, path, params);
  if (path === "/" || isGate(path)) return { type: "go", path: nextOf(params) ?? homeFor(stage.occupant) };
  const section = sectionAt(path);
  if (section === undefined) return { type: "unknown" };
  return mayOpen(section, stage.occupant) ? { type: "section", path: section.path } : { type: "forbidden" };
};

const GATES = ["/setup", "/enrol", "/sign-in"] as const;

type Gate = (typeof GATES)[number];

const isGate = (path: string): path is Gate => (GATES as readonly string[]).includes(path);

const atGate = (gate: Gate, path: string, params: URLSearchParams): Guarded => {
  if (path === gate) return { type: "gate", path: gate };
  const query = params.size === 0 ? "" : `?${params}`;
  const wanted = isGate(path) || path === "/" ? nextOf(params) : path + query;
  return { type: "go", path: wanted === null ? gate : `${gate}?next=${encodeURIComponent(wanted)}` };
};

/** Addresses of our own only, so that a link cannot lead out of the shop. */
const nextOf = (params: URLSearchParams): string | null => {
  const next = params.get("next");
  return next !== null && /^\/(?![/\\])/.test(next) && !isGate(next.replace(/\?.*/, "")) ? next : null;
};
