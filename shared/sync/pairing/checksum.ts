/** CRC-16 (polynomial 0x1021, start 0xFFFF): finds every change of up to 16 bits in a row. */
export const checksumOf = (bytes: Uint8Array): number => {
  let sum = 0xffff;
  for (const byte of bytes) {
    sum ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) sum = ((sum & 0x8000) === 0 ? sum << 1 : (sum << 1) ^ 0x1021) & 0xffff;
  }
  return sum;
};
