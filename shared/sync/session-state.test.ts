import { expect, test } from "vitest";
import type { OrgId } from "../core/ids.ts";
import { createSession } from "./session-state.ts";
import { aCertificate } from "./testing/network.ts";

test("[SYNC-1] a session begins by greeting: it knows no peer, has proved nothing and owes nothing", () => {
  const session = createSession({
    org: "org1" as OrgId,
    certificate: aCertificate("till1"),
    signed: { text: "", signature: "" as never },
    nonce: "n",
    binding: "",
    window: 1,
  });
  expect(session).toMatchObject({ phase: "greeting", peer: null, proofIn: false, proofOut: false, lies: 0 });
  expect(session.todo.size + session.inFlight.size + session.blocked.size).toBe(0);
});
