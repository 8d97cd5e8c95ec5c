import type { Host, World } from "../world/types.ts";

/** Something people or devices do. `at` and `to` are the hosts the step names, whatever state they are in. */
export interface Deed {
  /** How often, against the others. */
  readonly weight: number;
  /** Left out of more runs than usual. */
  readonly rare?: true;
  /** Whom the step's numbers may mean. */
  readonly of: (world: World) => readonly Host[];
  readonly run: (world: World, at: Host, to: Host) => Promise<void>;
}

export const tills = ({ hosts }: World): readonly Host[] =>
  hosts.filter(({ certificate, gone, hostile }) => certificate.kind === "till" && !gone && !hostile);

export const servers = ({ hosts }: World): readonly Host[] =>
  hosts.filter(({ certificate, gone }) => certificate.kind === "server" && !gone);

/** Whoever can write: tills, phones and the server. */
export const writers = ({ hosts }: World): readonly Host[] =>
  hosts.filter(({ certificate, gone, hostile }) => certificate.kind !== "hub" && !gone && !hostile);

export const all = ({ hosts }: World): readonly Host[] => hosts.filter(({ gone }) => !gone);
