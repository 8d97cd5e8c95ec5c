import type { DemoAccess } from "./demo.ts";

/** The way into the demo shop, in lines for the terminal. */
export const announceDemo = (url: string, access: DemoAccess | null): readonly string[] => {
  if (access === null) return ["This server already has an organisation of its own; --demo left it alone."];
  const people = access.people.map(
    ({ name, role, login, password, pin }) =>
      `  ${role.padEnd(9)}${login.padEnd(9)}${password.padEnd(15)}${`PIN ${pin}`.padEnd(10)}${name}`,
  );
  const tills = access.tills.map(
    ({ code, branch, enrolCode }) => `  ${url}/enrol?code=${enrolCode}   ${code.padEnd(4)}${branch}`,
  );
  return [
    "",
    "Staff: role, login, password, PIN, name",
    ...people,
    "",
    "Open a till (each link once, within a quarter of an hour):",
    ...tills,
    "",
  ];
};
