import { pbkdf2Sync, randomBytes } from "node:crypto";
import type { Role } from "../../shared/domain/access/roles.ts";

/** Someone of the demo shop; their secrets are no secrets and are printed at every start. */
export interface DemoPerson {
  readonly name: string;
  readonly role: Role;
  readonly login: string;
  readonly password: string;
  readonly pin: string;
}

export const DEMO_OWNER: DemoPerson = {
  name: "Айгүл Сапарова",
  role: "owner",
  login: "aigul",
  password: "dastarkhan-1",
  pin: "1111",
};

/** One of every other role. */
export const DEMO_STAFF: readonly DemoPerson[] = [
  { name: "Тимур Ахметов", role: "admin", login: "timur", password: "dastarkhan-2", pin: "2222" },
  { name: "Сәуле Нұрланова", role: "manager", login: "saule", password: "dastarkhan-3", pin: "3333" },
  { name: "Дана Ким", role: "seller", login: "dana", password: "dastarkhan-4", pin: "4444" },
  { name: "Ерлан Жұмабаев", role: "operator", login: "erlan", password: "dastarkhan-5", pin: "5555" },
  { name: "Ольга Петрова", role: "viewer", login: "olga", password: "dastarkhan-6", pin: "6666" },
];

const ITERATIONS = 310_000;

/** What a device checks a PIN with: PBKDF2-HMAC-SHA-256, as the client makes it. */
export const pinVerifier = (pin: string) => {
  const salt = randomBytes(16);
  const hash = pbkdf2Sync(pin, salt, ITERATIONS, 32, "sha256").toString("base64url");
  return { salt: salt.toString("base64url"), iterations: ITERATIONS, hash };
};
