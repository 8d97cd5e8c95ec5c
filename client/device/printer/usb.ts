import { err, ok, type Result } from "../../../shared/lib/result.ts";
import { lineTransport, printerOff } from "./line-transport.ts";
import type { OpenLine, PrinterError, PrinterTransport } from "./transport.ts";

/** As much of WebUSB as printing takes; the language's own library does not describe it. */
export interface UsbLike {
  readonly getDevices: () => Promise<readonly UsbDevice[]>;
  readonly requestDevice: (options: {
    readonly filters: readonly { readonly classCode: number }[];
  }) => Promise<UsbDevice>;
}

export interface UsbDevice {
  readonly configuration: UsbConfiguration | null;
  readonly configurations: readonly UsbConfiguration[];
  readonly open: () => Promise<void>;
  readonly close: () => Promise<void>;
  readonly selectConfiguration: (value: number) => Promise<void>;
  readonly claimInterface: (number: number) => Promise<void>;
  readonly transferOut: (endpoint: number, data: BufferSource) => Promise<{ readonly status?: string }>;
  readonly transferIn: (endpoint: number, length: number) => Promise<{ readonly data?: DataView }>;
}

interface UsbConfiguration {
  readonly configurationValue: number;
  readonly interfaces: readonly {
    readonly interfaceNumber: number;
    readonly alternates: readonly {
      readonly interfaceClass: number;
      readonly endpoints: readonly {
        readonly endpointNumber: number;
        readonly direction: "in" | "out";
        readonly type: string;
      }[];
    }[];
  }[];
}

/** The printer class of USB. */
const PRINTER = 7;

export interface UsbDeps {
  /** `undefined` in a browser without WebUSB. */
  readonly usb: UsbLike | undefined;
  readonly after: (milliseconds: number, run: () => void) => () => void;
}

/** A printer on USB that the person has let this page use. */
export const usbTransport = ({ usb, after }: UsbDeps): PrinterTransport => ({
  ...lineTransport({ after, open: () => openUsb(usb, after) }),
  choose: async () => {
    if (usb === undefined) return err({ type: "NoSuchWay" });
    try {
      await usb.requestDevice({ filters: [{ classCode: PRINTER }] });
      return ok(null);
    } catch {
      return err({ type: "NotChosen" }); // the person closed the list
    }
  },
});

const openUsb = async (
  usb: UsbLike | undefined,
  after: UsbDeps["after"],
): Promise<Result<OpenLine, PrinterError>> => {
  if (usb === undefined) return err({ type: "NoSuchWay" });
  for (const device of await usb.getDevices()) {
    const way = wayInto(device);
    if (way !== null) return openDevice(device, way, after);
  }
  return err({ type: "NotChosen" });
};

interface Way {
  readonly configuration: number;
  readonly face: number;
  readonly out: number;
  readonly in: number | null;
}

/** The printer's face and its ends; `null` where the device is no printer. */
const wayInto = ({ configurations }: UsbDevice): Way | null => {
  for (const { configurationValue, interfaces } of configurations)
    for (const { interfaceNumber, alternates } of interfaces)
      for (const { interfaceClass, endpoints } of alternates) {
        const bulk = endpoints.filter(({ type }) => type === "bulk");
        const out = bulk.find(({ direction }) => direction === "out")?.endpointNumber;
        if (interfaceClass !== PRINTER || out === undefined) continue;
        const back = bulk.find(({ direction }) => direction === "in")?.endpointNumber ?? null;
        return { configuration: configurationValue, face: interfaceNumber, out, in: back };
      }
  return null;
};

const openDevice = async (
  device: UsbDevice,
  way: Way,
  after: UsbDeps["after"],
): Promise<Result<OpenLine, PrinterError>> => {
  try {
    await device.open();
    if (device.configuration?.configurationValue !== way.configuration)
      await device.selectConfiguration(way.configuration);
    await device.claimInterface(way.face);
  } catch (error) {
    await device.close().catch(() => undefined); // what matters is why it could not be opened
    const isHeld = error instanceof DOMException && /claim|access/i.test(error.message);
    return err(isHeld ? { type: "PrinterBusy" } : printerOff(error));
  }
  return ok({
    write: async (bytes) => {
      const { status } = await device.transferOut(way.out, bytes as Uint8Array<ArrayBuffer>);
      if (status !== undefined && status !== "ok") throw new Error(status);
    },
    read: (milliseconds) =>
      way.in === null ? Promise.resolve(null) : readOnce(device, way.in, milliseconds, after),
    close: device.close,
  });
};

/** What the printer says within that time. An answer that comes later is lost with the closing of the line. */
const readOnce = (
  device: UsbDevice,
  endpoint: number,
  milliseconds: number,
  after: UsbDeps["after"],
): Promise<Uint8Array | null> =>
  new Promise((resolve) => {
    const callOff = after(milliseconds, () => resolve(null));
    device.transferIn(endpoint, 64).then(
      ({ data }) => {
        callOff();
        resolve(data === undefined ? null : new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
      },
      () => resolve(null),
    );
  });
