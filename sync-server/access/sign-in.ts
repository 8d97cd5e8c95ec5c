import type { Pool } from "pg";
import { foldText } from "../../shared/lib/text.ts";
import type { Clock } from "../clock.ts";
import type { Organisation } from "../store/organisations.ts";
import type { Passwords } from "./passwords.ts";
import { type Employee, findByLogin, readEmployee } from "./people.ts";

/**
 * The person with this login and password, or `null`: the same answer after the same work, whichever of organisation, login
 * or password was wrong.
 */
export const checkSignIn = async (
  { pool, passwords, clock }: { readonly pool: Pool; readonly passwords: Passwords; readonly clock: Clock },
  organisation: Organisation | null,
  login: string,
  password: string,
): Promise<Employee | null> => {
  const employee = organisation === null ? null : await employeeOf(pool, organisation, login, clock);
  const genuine = await passwords.verify(password, employee?.credentials.passwordHash ?? null);
  return genuine ? employee : null;
};

const employeeOf = async (pool: Pool, organisation: Organisation, login: string, clock: Clock) => {
  const staff = await findByLogin(pool, organisation, foldText(login));
  return staff === null ? null : readEmployee(pool, organisation, staff, clock);
};
