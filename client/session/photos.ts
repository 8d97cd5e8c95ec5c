import { sha256 } from "@noble/hashes/sha2.js";
import type { RxCollection } from "rxdb/plugins/core";
import { fromBase64url, toBase64url } from "../device/base64url.ts";
import type { TextDoc } from "../store/database.ts";
import type { DeviceStore } from "../store/device-store.ts";
import { readStorage } from "../store/storage-query.ts";
import type { DeviceHttp } from "./device-token.ts";
import type { Photos } from "./shop.ts";

export interface DevicePhotos extends Photos {
  /** Sends photos made here that the server does not have yet. */
  readonly sendNew: () => Promise<void>;
}

const UNSENT = "photos-unsent";

/** Photos by the SHA-256 of their bytes: kept on this device, sent when the server is in reach, fetched when needed. */
export const createPhotos = (
  blobs: RxCollection<TextDoc>,
  store: DeviceStore,
  http: DeviceHttp,
): DevicePhotos => {
  const urls = new Map<string, string>();
  const unsent = async () => (await store.get<readonly string[]>(UNSENT)) ?? [];
  const keep = async (hash: string, photo: Blob): Promise<void> => {
    await blobs.bulkUpsert([{ id: hash, body: await photoToText(photo) }]);
  };
  const kept = async (hash: string): Promise<Blob | null> => {
    const [doc] = await readStorage(blobs, [hash]);
    return doc === undefined ? null : textToPhoto(doc.body);
  };
  const fetched = async (hash: string): Promise<Blob | null> => {
    const answer = await http.response({ method: "GET", path: `/v1/blobs/${hash}` });
    if (!answer.ok) return null;
    const photo = await answer.value.blob();
    if ((await hashOf(photo)) !== hash) return null;
    await keep(hash, photo).catch(() => undefined); // shown all the same when the disk is full
    return photo;
  };
  const sendNew = async (): Promise<void> => {
    for (const hash of await unsent()) {
      const photo = await kept(hash);
      const sent =
        photo === null || (await http.json({ method: "PUT", path: `/v1/blobs/${hash}`, body: photo })).ok;
      if (!sent) return;
      await store.set(
        UNSENT,
        (await unsent()).filter((other) => other !== hash),
      );
    }
  };
  return {
    sendNew,
    put: async (photo) => {
      const hash = await hashOf(photo);
      await keep(hash, photo);
      await store.set(UNSENT, [...new Set([...(await unsent()), hash])]);
      void sendNew().catch(() => undefined); // goes out at the next connection
      return hash;
    },
    url: async (hash) => {
      const known = urls.get(hash);
      if (known !== undefined) return known;
      const photo = (await kept(hash)) ?? (await fetched(hash));
      if (photo === null) return null;
      const url = URL.createObjectURL(photo);
      urls.set(hash, url);
      return url;
    },
  };
};

const hashOf = async (photo: Blob): Promise<string> =>
  toBase64url(sha256(new Uint8Array(await photo.arrayBuffer())));

/** `type,bytes in base64url`: RxDB keeps JSON. */
const photoToText = async (photo: Blob): Promise<string> =>
  `${photo.type},${toBase64url(new Uint8Array(await photo.arrayBuffer()))}`;

const textToPhoto = (text: string): Blob => {
  const comma = text.indexOf(",");
  return new Blob([fromBase64url(text.slice(comma + 1))], { type: text.slice(0, comma) });
};
