import type { Certificate } from "../../../shared/core/certificate.ts";
import type { Result } from "../../../shared/lib/result.ts";
import type { EnrolError } from "../../session/enrolment.ts";

export type { EnrolError };

export interface Enrolled {
  readonly certificate: Pick<Certificate, "kind" | "name" | "code">;
  readonly organisation: string;
}

/** Makes this device part of a shop: a key of its own, and the server's word for it. */
export interface Enrolment {
  readonly enrol: (code: string) => Promise<Result<Enrolled, EnrolError>>;
  /** Opens the shop, once the person has seen what this device is. */
  readonly start: () => void;
}
