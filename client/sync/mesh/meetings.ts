import type { DeviceId } from "../../../shared/core/ids.ts";
import { onOffer } from "../../../shared/sync/pairing/gossip.ts";
import type { Packed } from "../../../shared/sync/pairing/pack.ts";
import { readCode, writeCode } from "../../../shared/sync/pairing/pairing-code.ts";
import { type Link, OPEN_MS } from "./link.ts";

/** Meeting a device whose words come through another: an offer, an answer, and the link opens or not. */
export interface Meetings {
  /** Offers to the device; comes to nothing when no answer comes in time. */
  readonly begin: (device: DeviceId) => void;
  /** Words for us from the device: an offer is answered, an answer taken. Others' and late ones are nothing. */
  readonly hear: (from: DeviceId, body: string) => void;
  /** Whether something is under way with the device. */
  readonly has: (device: DeviceId) => boolean;
  /** With whom this link is to be; `null` when nothing is under way on it. */
  readonly deviceOf: (link: Link) => DeviceId | null;
  /** The link is open, or over. */
  readonly done: (link: Link) => void;
  readonly stop: () => void;
}

export interface MeetingsDeps {
  readonly me: DeviceId;
  /** `null` where no links are to be had now. */
  readonly open: (isOurs: boolean) => Link | null;
  /** Sends words to the device by way of somebody both can reach; whether there was anybody. */
  readonly send: (to: DeviceId, body: string) => boolean;
  readonly after: (milliseconds: number, run: () => void) => () => void;
  readonly report: (error: unknown) => void;
}

interface Meeting {
  readonly link: Link;
  /** Checksum of our offer; `null` when we answer theirs, or ours is not made yet. */
  offered: number | null;
  readonly isOurs: boolean;
}

/** An answer that has not come by then does not come. */
const ANSWER_MS = 4_000;
/** Offers answered at one time: whoever floods us gets no more of our memory. */
const MOST = 40;

export const createMeetings = (deps: MeetingsDeps): Meetings => {
  const { me, open, send, report } = deps;
  const meetings = new Map<DeviceId, Meeting>();

  const start = (device: DeviceId, isOurs: boolean, work: (meeting: Meeting) => Promise<void>): void => {
    const before = meetings.get(device);
    const link = open(isOurs);
    if (link === null) return;
    const meeting: Meeting = { link, offered: null, isOurs };
    meetings.set(device, meeting);
    before?.link.close();
    carry(device, meeting, work(meeting));
  };
  const deviceOf = (link: Link): DeviceId | null =>
    [...meetings].find(([, meeting]) => meeting.link === link)?.[0] ?? null;
  const isOn = (device: DeviceId, meeting: Meeting): boolean => meetings.get(device) === meeting;
  const carry = (device: DeviceId, meeting: Meeting, work: Promise<void>): void =>
    void work.catch((error: unknown) => {
      if (isOn(device, meeting)) report(error);
      meeting.link.close();
    });

  const offer = async (device: DeviceId, meeting: Meeting): Promise<void> => {
    const code = writeCode(await meeting.link.connection.offer());
    if (!isOn(device, meeting)) return;
    meeting.offered = checksumOf(code);
    const callOff = deps.after(ANSWER_MS, () => {
      if (meeting.link.remote() === "") meeting.link.close();
    });
    if (send(device, code)) return;
    callOff();
    meeting.link.close();
  };
  const answer = async (device: DeviceId, meeting: Meeting, offered: Packed): Promise<void> => {
    meeting.link.expect(offered.description.fingerprint, OPEN_MS);
    const description = await meeting.link.connection.answer(offered.description);
    if (isOn(device, meeting)) send(device, writeCode(description, offered.checksum));
  };
  const onOfferOf = (device: DeviceId, packed: Packed): void => {
    const ours = meetings.get(device);
    if (onOffer(me, device, ours?.isOurs === true) === "ignore" || meetings.size >= MOST) return;
    start(device, false, (meeting) => answer(device, meeting, packed));
  };
  const onAnswerOf = (device: DeviceId, { answers, description }: Packed): void => {
    const meeting = meetings.get(device);
    if (meeting === undefined || meeting.offered === null || meeting.offered !== answers) return;
    meeting.offered = null; // a second answer is nothing
    meeting.link.expect(description.fingerprint, OPEN_MS);
    carry(device, meeting, meeting.link.connection.accept(description));
  };
  return {
    begin: (device) => start(device, true, (meeting) => offer(device, meeting)),
    hear: (from, body) => {
      const code = readCode(body);
      if (!code.ok) return;
      if (code.value.answers === null) onOfferOf(from, code.value);
      else onAnswerOf(from, code.value);
    },
    has: (device) => meetings.has(device),
    deviceOf,
    done: (link) => {
      const device = deviceOf(link);
      if (device !== null) meetings.delete(device);
    },
    stop: () => {
      const all = [...meetings.values()];
      meetings.clear();
      for (const { link } of all) link.close();
    },
  };
};

export const checksumOf = (code: string): number | null => {
  const read = readCode(code);
  return read.ok ? read.value.checksum : null;
};
