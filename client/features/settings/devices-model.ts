import { type ReadonlySignal, signal } from "@preact/signals";
import { isDeleted } from "../../../shared/core/document.ts";
import { err, ok } from "../../../shared/lib/result.ts";
import { type Fault, faultOfApi } from "../../session/saying.ts";
import type { Shop } from "../../session/shop.ts";
import { createForm, type Form } from "./form.ts";

export interface DeviceRow {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly branch: string | null;
  readonly code: string;
  /** Put out: the server takes nothing more from it. */
  readonly isRetired: boolean;
}

/** The shop's devices, tills first; those put out last. The server's own is not one of them. */
export const deviceRows = ({ docs }: Pick<Shop, "docs">): readonly DeviceRow[] =>
  [...docs("device")]
    .filter(([, doc]) => !isDeleted(doc) && doc.fields.kind !== "server")
    .map(([id, { fields }]) => ({
      id,
      name: String(fields.name ?? ""),
      kind: String(fields.kind ?? ""),
      branch: typeof fields.branch === "string" ? fields.branch : null,
      code: String(fields.code ?? ""),
      isRetired: fields.retired === true,
    }))
    .sort(
      (a, b) =>
        Number(a.isRetired) - Number(b.isRetired) ||
        ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) ||
        a.code.localeCompare(b.code, "en", { numeric: true }) ||
        a.name.localeCompare(b.name),
    );

const ORDER = ["till", "warehouse", "phone", "hub"];

export interface DeviceValues {
  readonly kind: "till" | "phone" | "warehouse" | "hub";
  readonly name: string;
  readonly branch: string;
  /** Till code; the server chooses the next free one when it is empty. */
  readonly code: string;
}

export interface IssuedCode {
  readonly code: string;
  /** Ms since 1970. */
  readonly expiresAt: number;
}

export interface NewDeviceModel {
  readonly form: Form<DeviceValues>;
  /** The code once it is made. */
  readonly issued: ReadonlySignal<IssuedCode | null>;
}

/** A one-time code that lets a new device in. */
export const createNewDevice = ({ api }: Pick<Shop, "api">, branch: string): NewDeviceModel => {
  const issued = signal<IssuedCode | null>(null);
  const form = createForm<DeviceValues>(
    { kind: "till", name: "", branch, code: "" },
    async ({ kind, name, branch: place, code }) => {
      const body = {
        kind,
        name: name.trim(),
        branch: kind === "phone" ? null : place,
        ...(kind === "till" && code.trim() !== "" && { code: code.trim().toUpperCase() }),
      };
      const made = await api.post<IssuedCode>("/v1/device-codes", body);
      if (!made.ok) return err(faultOfApi(made.error));
      issued.value = made.value;
      return ok(null);
    },
    checkDevice,
  );
  return { form, issued };
};

const checkDevice = ({ kind, name, branch, code }: DeviceValues): Fault | null => {
  if (name.trim() === "") return { type: "Missing", field: "name" };
  if (kind !== "phone" && branch === "") return { type: "NoBranch", field: "branch" };
  return kind === "till" && !/^[a-z0-9]{0,6}$/i.test(code.trim()) ? { type: "BadCode", field: "code" } : null;
};

/** What starts the hub on its computer; the address is of this shop's server. */
export const hubCommand = (origin: string, code: string): string =>
  `npm start -- --hub --upstream ${origin} --code ${code}`;

/** What a phone's camera opens: the page for new devices with the code filled in. */
export const enrolLink = (origin: string, code: string): string => `${origin}/enrol?code=${code}`;
