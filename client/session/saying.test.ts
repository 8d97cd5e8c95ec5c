import { expect, test } from "vitest";
import { faultOfApi } from "./saying.ts";

test.each([
  { error: { type: "Offline" }, fault: { type: "Offline" } },
  {
    error: {
      type: "Problem",
      status: 409,
      code: "LoginTaken",
      field: "login",
      error: { login: "a", name: "B" },
    },
    fault: { type: "LoginTaken", field: "login", login: "a", name: "B" },
  },
  { error: { type: "Problem", status: 401, code: "NotSignedIn" }, fault: { type: "NotSignedIn" } },
] as const)("$error is $fault", ({ error, fault }) => {
  expect(faultOfApi(error)).toEqual(fault);
});
