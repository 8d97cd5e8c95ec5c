import { proxy, type Remote, releaseProxy, transfer, wrap } from "comlink";
import type { CodeReader } from "./codes.ts";
import type { CsvReader } from "./csv.ts";
import type { PhotoShrinker } from "./photo.ts";

/** A worker while it is wanted. */
export interface Opened<Port> {
  readonly port: Port;
  readonly close: () => void;
}

export const openPhotoShrinker = (): Opened<PhotoShrinker> => {
  const worker = new Worker(new URL("./photo.worker.ts", import.meta.url), { type: "module", name: "photo" });
  const remote = wrap<PhotoShrinker>(worker);
  return { port: { shrink: (photo) => remote.shrink(photo) }, close: () => closeWorker(worker, remote) };
};

export const openCsvReader = (): Opened<CsvReader> => {
  const worker = new Worker(new URL("./csv.worker.ts", import.meta.url), { type: "module", name: "csv" });
  const remote = wrap<CsvReader>(worker);
  const port: CsvReader = {
    open: (source, encoding) => remote.open(source, encoding),
    reshape: (separator, header) => remote.reshape(separator, header),
    know: (products, anew) => remote.know(products, anew),
    plan: (shape, unit, onProgress) => remote.plan(shape, unit, proxy(onProgress)),
    callOff: () => remote.callOff(),
    rows: (from, count) => remote.rows(from, count),
  };
  return { port, close: () => closeWorker(worker, remote) };
};

export const openCodeReader = (): Opened<CodeReader> => {
  const worker = new Worker(new URL("./codes.worker.ts", import.meta.url), { type: "module", name: "codes" });
  const remote = wrap<CodeReader>(worker);
  const port: CodeReader = {
    open: (formats, wasm) => remote.open(formats, wasm),
    read: (frame) => remote.read(transfer(frame, [frame])),
    follow: (frames, onSeen) => remote.follow(transfer(frames, [frames]), proxy(onSeen)),
  };
  return { port, close: () => closeWorker(worker, remote) };
};

const closeWorker = <Port>(worker: Worker, remote: Remote<Port>): void => {
  remote[releaseProxy]();
  worker.terminate();
};
