import type { Server } from "../server.ts";

/** What an operator reads of the hub at the start. */
export const announceHub = ({ lanHub, upstream }: Pick<Server, "lanHub" | "upstream">): readonly string[] => [
  ...(upstream === null ? [] : [`Hub of ${upstream}`]),
  ...(lanHub === null ? [] : [lineOf(lanHub)]),
];

const lineOf = (lanHub: NonNullable<Server["lanHub"]>): string => {
  if ("missing" in lanHub)
    return "Tills of the local network are not answered directly: this platform lacks the library for it.";
  const { addresses, port } = lanHub.address();
  return `Tills of the local network: UDP port ${port} of ${addresses.join(", ")}`;
};
