/** What the server says to the process that carries direct links. */
export type ToLines =
  | { readonly type: "listen"; readonly port: number; readonly key: LineKeyWords }
  | { readonly type: "send"; readonly line: number; readonly bytes: Uint8Array }
  | { readonly type: "close"; readonly line: number }
  | { readonly type: "stop" };

/** What that process says to the server; lines are numbered as they come. */
export type FromLines =
  | { readonly type: "listening" }
  /** There is no library for this platform. */
  | { readonly type: "missing"; readonly reason: string }
  | { readonly type: "failed"; readonly reason: string }
  | { readonly type: "opened"; readonly line: number; readonly fingerprint: string }
  | { readonly type: "received"; readonly line: number; readonly bytes: Uint8Array }
  | { readonly type: "closed"; readonly line: number };

interface LineKeyWords {
  readonly keyPem: string;
  readonly certificatePem: string;
  readonly fingerprint: string;
}
