const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Zalo's rules and our patience; every number can be set, because Zalo changes its own. */
export interface ZaloLimits {
  readonly bodyBytes: number;
  /** Characters of one message. */
  readonly textLength: number;
  readonly buttons: number;
  readonly buttonTitle: number;
  readonly buttonPayload: number;
  /** Messages an answer may take before the rest becomes a link. */
  readonly messagesPerAnswer: number;
  /** Since a person's last interaction: until then a message costs nothing … */
  readonly freeMs: number;
  /** … and from then on none is accepted. */
  readonly closedMs: number;
  /** Messages a day that may be charged; 0 sends none without somebody having decided so. */
  readonly billedPerDay: number;
  /** How long the bot keeps silent after a colleague wrote. */
  readonly colleagueMs: number;
  /** How long a request for contact details may be answered. */
  readonly infoMs: number;
  /** A second welcome within this time is one too many: following and opening come together. */
  readonly welcomeMs: number;
  /** How long one turn of the bot may take. */
  readonly turnMs: number;
  readonly turnsAtOnce: number;
  readonly sendsAtOnce: number;
  /** The least time between two turns, or two sends, while deliveries press. */
  readonly pressedMs: number;
  /** After a start the backlog is taken up as slowly: that is when Zalo delivers again. */
  readonly gentleStartMs: number;
  /** How long Zalo may take to answer. */
  readonly requestMs: number;
  /** How long a message belongs to its sender; longer than a request can live. */
  readonly leaseMs: number;
  /** The first wait before another try; it doubles up to the longest. */
  readonly retryMs: number;
  readonly longestRetryMs: number;
  /** The shortest wait before looking whether a message arrived: Zalo may still be at it. */
  readonly unsureMs: number;
  /** A message older than this becomes a dead letter instead of being tried again. */
  readonly giveUpMs: number;
  /** How long an account rests that Zalo refuses altogether. */
  readonly pauseMs: number;
  /** Between two looks for what other processes left behind. */
  readonly sweepMs: number;
  /** Age of an access token (25 h) at which it is renewed. */
  readonly renewAfterMs: number;
  readonly refreshTokenMs: number;
  /** Time before the refresh token's end in which everybody is warned. */
  readonly alarmMs: number;
}

export const defaultLimits: ZaloLimits = {
  bodyBytes: 256 * 1024,
  textLength: 2000,
  buttons: 5,
  buttonTitle: 100,
  buttonPayload: 1000,
  messagesPerAnswer: 2,
  freeMs: 48 * hour,
  closedMs: 7 * day,
  billedPerDay: 0,
  colleagueMs: 30 * minute,
  infoMs: day,
  welcomeMs: day,
  turnMs: 30 * second,
  turnsAtOnce: 4,
  sendsAtOnce: 16,
  pressedMs: 100,
  gentleStartMs: 2 * second,
  requestMs: 10 * second,
  leaseMs: 15 * second,
  retryMs: second,
  longestRetryMs: 10 * minute,
  unsureMs: 3 * second,
  giveUpMs: day,
  pauseMs: 10 * minute,
  sweepMs: 5 * second,
  renewAfterMs: 20 * hour,
  refreshTokenMs: 90 * day,
  alarmMs: 14 * day,
};
