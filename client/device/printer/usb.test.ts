import { expect, test } from "vitest";
import { type UsbDevice, type UsbLike, usbTransport } from "./usb.ts";

const after = (): (() => void) => () => undefined;

const aDevice = (interfaceClass: number, over: Partial<UsbDevice> = {}) => {
  const calls: string[] = [];
  const got: number[] = [];
  const device: UsbDevice = {
    configuration: null,
    configurations: [
      {
        configurationValue: 1,
        interfaces: [
          {
            interfaceNumber: 2,
            alternates: [
              {
                interfaceClass,
                endpoints: [
                  { endpointNumber: 3, direction: "out", type: "bulk" },
                  { endpointNumber: 4, direction: "in", type: "bulk" },
                ],
              },
            ],
          },
        ],
      },
    ],
    open: async () => void calls.push("open"),
    close: async () => void calls.push("close"),
    selectConfiguration: async (value) => void calls.push(`configuration ${value}`),
    claimInterface: async (number) => void calls.push(`claim ${number}`),
    transferOut: async (endpoint, data) => {
      const bytes = [...new Uint8Array(data as ArrayBuffer)];
      if (bytes.length !== 3) got.push(endpoint, ...bytes);
      return { status: "ok" };
    },
    transferIn: async () => ({ data: new DataView(Uint8Array.from([0x12]).buffer) }),
    ...over,
  };
  return { device, calls, got };
};

const usbOf = (...devices: readonly UsbDevice[]): UsbLike => ({
  getDevices: async () => devices,
  requestDevice: async () => {
    const [first] = devices;
    if (first === undefined) throw new DOMException("none chosen", "NotFoundError");
    return first;
  },
});

test("the printer among what was allowed is opened, given the bytes and closed", async () => {
  const [mouse, printer] = [aDevice(3), aDevice(7)];
  const sent = await usbTransport({ usb: usbOf(mouse.device, printer.device), after }).send(
    Uint8Array.from([7, 8]),
  );
  expect(sent).toEqual({ ok: true, value: null });
  expect(printer.calls).toEqual(["open", "configuration 1", "claim 2", "close"]);
  expect(printer.got).toEqual([3, 7, 8]);
  expect(mouse.calls).toEqual([]);
});

test("no browser for it, no printer, one that another program holds, one that was pulled out", async () => {
  const outcome = async (usb: UsbLike | undefined) => usbTransport({ usb, after }).send(new Uint8Array(1));
  expect(await outcome(undefined)).toMatchObject({ error: { type: "NoSuchWay" } });
  expect(await outcome(usbOf(aDevice(3).device))).toMatchObject({ error: { type: "NotChosen" } });
  const held = aDevice(7, {
    claimInterface: () => Promise.reject(new DOMException("Unable to claim interface.", "NetworkError")),
  });
  expect(await outcome(usbOf(held.device))).toMatchObject({ error: { type: "PrinterBusy" } });
  const gone = aDevice(7, {
    transferOut: () => Promise.reject(new DOMException("The device was disconnected.", "NotFoundError")),
  });
  expect(await outcome(usbOf(gone.device))).toMatchObject({ error: { type: "PrinterOff" } });
});

test("a person who closes the list has chosen nothing", async () => {
  expect(await usbTransport({ usb: usbOf(), after }).choose?.()).toMatchObject({
    error: { type: "NotChosen" },
  });
  expect(await usbTransport({ usb: usbOf(aDevice(7).device), after }).choose?.()).toMatchObject({ ok: true });
});
