import type { NetworkInterfaceInfo } from "node:os";
import { expect, test } from "vitest";
import { lanAddresses } from "./lan-addresses.ts";

const at = (address: string, internal = false): NetworkInterfaceInfo =>
  ({ address, internal, family: address.includes(":") ? "IPv6" : "IPv4" }) as NetworkInterfaceInfo;

test.each([
  ["one network", { eth0: [at("192.0.2.7")] }, ["192.0.2.7"]],
  ["IPv4 first", { eth0: [at("2001:db8::7"), at("192.0.2.7")] }, ["192.0.2.7", "2001:db8::7"]],
  ["not oneself", { lo: [at("127.0.0.1", true), at("::1", true)], eth0: [at("10.0.0.2")] }, ["10.0.0.2"]],
  ["no addresses of one link", { eth0: [at("fe80::1"), at("169.254.1.2"), at("10.0.0.2")] }, ["10.0.0.2"]],
  ["oneself where there is nobody else", { lo: [at("127.0.0.1", true)] }, ["127.0.0.1"]],
  ["none twice", { eth0: [at("10.0.0.2")], br0: [at("10.0.0.2")] }, ["10.0.0.2"]],
])("%s", (_name, interfaces, addresses) => expect(lanAddresses(interfaces)).toEqual(addresses));

test("not endlessly many", () => {
  const many = Array.from({ length: 20 }, (_, i) => at(`10.0.0.${i}`));
  expect(lanAddresses({ eth0: many })).toHaveLength(8);
});
