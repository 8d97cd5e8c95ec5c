import { err, ok, type Result } from "../../lib/result.ts";
import { addressType } from "./addresses.ts";
import { type Candidate, type Description, fingerprintOfHex, fingerprintToHex } from "./description.ts";

/** The one data channel of a link: both ends open it by this number, so nothing has to be agreed on it. */
export const LINK_CHANNEL = { label: "saudaflow", negotiated: true, id: 0, ordered: true } as const;

/** Longest message a link sends, in bytes. */
export const MAX_MESSAGE_BYTES = 64 * 1024;

export interface BadSdp {
  readonly type: "BadSdp";
  readonly lacks: "ufrag" | "pwd" | "fingerprint";
}

/** What matters of a browser's SDP. Candidates for TCP and those that are no host addresses are left out. */
export const sdpToDescription = (type: Description["type"], sdp: string): Result<Description, BadSdp> => {
  const lines = sdp.split(/\r?\n/);
  const value = (name: string): string | undefined =>
    lines.find((line) => line.startsWith(`a=${name}:`))?.slice(name.length + 3);
  const [ufrag, pwd] = [value("ice-ufrag"), value("ice-pwd")];
  const [method = "", hex = ""] = (value("fingerprint") ?? "").split(" ");
  const fingerprint = method.toLowerCase() === "sha-256" ? fingerprintOfHex(hex) : null;
  if (ufrag === undefined) return err({ type: "BadSdp", lacks: "ufrag" });
  if (pwd === undefined) return err({ type: "BadSdp", lacks: "pwd" });
  if (fingerprint === null) return err({ type: "BadSdp", lacks: "fingerprint" });
  return ok({ type, ufrag, pwd, fingerprint, candidates: lines.flatMap(candidateOf) });
};

/** `a=candidate:<foundation> <component> udp <priority> <address> <port> typ host …` */
const candidateOf = (line: string): readonly Candidate[] => {
  if (!line.startsWith("a=candidate:")) return [];
  const [, , protocol = "", , address = "", port = "", , kind] = line.split(" ");
  const type = addressType(address);
  if (type === null || protocol.toLowerCase() !== "udp" || kind !== "host") return [];
  return [{ type, address, port: Number(port) }];
};

/** The SDP a browser takes as its remote description: RFC 8841 (data channels), RFC 8839 (ICE), RFC 8122 (fingerprint). */
export const descriptionToSdp = (
  { type, ufrag, pwd, fingerprint, candidates }: Description,
  setup: "actpass" | "active" | "passive" = SETUP[type],
): string => {
  const lines = [
    "v=0",
    "o=- 1 2 IN IP4 127.0.0.1",
    "s=-",
    "t=0 0",
    "a=group:BUNDLE 0",
    "m=application 9 UDP/DTLS/SCTP webrtc-datachannel",
    "c=IN IP4 0.0.0.0",
    ...candidates.map(candidateLine),
    "a=end-of-candidates",
    `a=ice-ufrag:${ufrag}`,
    `a=ice-pwd:${pwd}`,
    `a=fingerprint:sha-256 ${fingerprintToHex(fingerprint)}`,
    `a=setup:${setup}`,
    "a=mid:0",
    "a=sctp-port:5000",
    `a=max-message-size:${4 * MAX_MESSAGE_BYTES}`,
  ];
  return `${lines.join("\r\n")}\r\n`;
};

/** Who begins the DTLS handshake: the one that answers. */
const SETUP = { offer: "actpass", answer: "active" } as const;

/** Priority as RFC 8445 5.1.2 has it for host addresses, earlier ones first. */
const candidateLine = ({ address, port }: Candidate, index: number): string => {
  const priority = 126 * 2 ** 24 + (65_535 - index) * 256 + 255;
  return `a=candidate:${index + 1} 1 udp ${priority} ${address} ${port} typ host`;
};
