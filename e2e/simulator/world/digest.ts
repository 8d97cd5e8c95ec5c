/** Takes texts in, one after another, and gives one number for all of them and their order: two runs are equal or not. */
export interface Digest {
  readonly note: (text: string) => void;
  readonly value: () => string;
}

export const createDigest = (tell?: (text: string) => void): Digest => {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  return {
    note: (text) => {
      tell?.(text);
      for (let i = 0; i < text.length; i++) {
        const code = text.charCodeAt(i);
        a = Math.imul(a ^ code, 2_654_435_761);
        b = Math.imul(b ^ code, 1_597_334_677);
      }
      a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909);
      b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909);
    },
    value: () => (4_294_967_296 * (2_097_151 & b) + (a >>> 0)).toString(36),
  };
};
