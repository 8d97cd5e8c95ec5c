/** Bytes as base64, in pieces: a picture of a receipt is longer than a call may have arguments. */
export const toBase64 = (bytes: Uint8Array): string => {
  let binary = "";
  for (let i = 0; i < bytes.length; i += PIECE)
    binary += String.fromCharCode(...bytes.subarray(i, i + PIECE));
  return btoa(binary);
};

const PIECE = 8_192;
