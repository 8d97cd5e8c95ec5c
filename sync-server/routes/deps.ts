import type { Pool } from "pg";
import type { Logger } from "pino";
import type { Rules } from "../../shared/core/fold.ts";
import type { BookWatch } from "../access/books.ts";
import type { Passwords } from "../access/passwords.ts";
import type { Tokens } from "../access/tokens.ts";
import type { Clock } from "../clock.ts";
import type { Ingest } from "../ingest/ingest.ts";
import type { ServerWriter } from "../ingest/server-writer.ts";
import type { Auth } from "../middleware/auth.ts";
import type { Metrics } from "../middleware/metrics.ts";
import type { RateLimits } from "../middleware/rate-limits.ts";
import type { Notifier } from "../realtime/notifier.ts";
import type { Organisations } from "../store/organisations.ts";

/** What routes are made of. */
export interface AppDeps {
  readonly pool: Pool;
  readonly organisations: Organisations;
  readonly tokens: Tokens;
  readonly auth: Auth;
  readonly passwords: Passwords;
  readonly writer: ServerWriter;
  readonly ingest: Ingest;
  readonly books: BookWatch;
  readonly notifier: Notifier;
  readonly rules: Rules;
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly settings: AppSettings;
}

export interface AppSettings {
  /** Other sites that may call the API. */
  readonly corsOrigins: readonly string[];
  /** Believe `x-forwarded-for` and `x-forwarded-proto`. */
  readonly trustProxy: boolean;
  /** The built client; `null` when there is none to serve. */
  readonly clientDir: string | null;
  readonly limits: RateLimits;
}
