/** What a run is like throughout; each seed draws its own, so that rare combinations come up [swarm testing]. */
export interface Settings {
  readonly tills: number;
  readonly phone: boolean;
  readonly hub: boolean;
  /** Who may talk with whom besides the server. */
  readonly mesh: "none" | "line" | "full";
  /** Tills begin with the server's pages, or with nothing and read all entries. */
  readonly begin: "pages" | "entries";
  /** Shares of all frames, 0 to 1. */
  readonly loss: number;
  readonly duplicate: number;
  readonly reorder: number;
  readonly delay: number;
  readonly truncate: number;
  readonly corrupt: number;
  /** Share of acknowledgements lost together with the link: the reply after the commit. */
  readonly replyLost: number;
  /** Frames delivered after a step, at most. */
  readonly frames: number;
  /** Whether half of what happens is about one person and one product. */
  readonly spotlight?: boolean;
}

/** One thing that happens. Everything else about it is drawn from the run's seed and its `id`, so steps can be taken out. */
export interface Step {
  readonly id: number;
  readonly do: string;
  /** Which device, counted round. */
  readonly at: number;
  /** Which other, where there is one. */
  readonly to: number;
  /** Time that passes before, ms. */
  readonly wait: number;
}

/** A run as data: the same schedule, the same run. */
export interface Schedule {
  readonly seed: number;
  readonly settings: Settings;
  readonly steps: readonly Step[];
}
