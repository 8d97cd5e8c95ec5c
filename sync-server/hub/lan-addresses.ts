import { type NetworkInterfaceInfo, networkInterfaces } from "node:os";

type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;

/** More would not fit what tills remember, and no shop has so many networks. */
const MOST = 8;

/**
 * Under which addresses others on the local network reach this computer, IPv4 first; loopback where there is no network at all, for
 * a till on the same computer. Looked up anew each time: routers hand out other addresses.
 */
export const lanAddresses = (interfaces: Interfaces = networkInterfaces()): readonly string[] => {
  const all = Object.values(interfaces).flatMap((infos) => infos ?? []);
  const reachable = all.filter(({ internal, address }) => !internal && !isLinkLocal(address));
  const sorted = reachable
    .toSorted((a, b) => Number(a.family === "IPv6") - Number(b.family === "IPv6"))
    .map(({ address }) => address);
  return sorted.length === 0 ? ["127.0.0.1"] : [...new Set(sorted)].slice(0, MOST);
};

/** Good only together with the name of an interface, which differs from computer to computer. */
const isLinkLocal = (address: string): boolean => /^(169\.254\.|fe[89ab])/i.test(address);
