/** What is said to somebody whose device is asked in by another one. Apart from the other sentences: few need it. */

/** Words of the screen that comes before anything else then. */
export interface JoinWords {
  readonly joinTitle: string;
  /** Labels of what is known about who asks: the site, the device, the time. */
  readonly joinSite: string;
  readonly joinDevice: string;
  readonly joinWhen: string;
  /** How long ago, e.g. "just now" or "2 minutes ago". */
  readonly joinAgo: (ms: number) => string;
  readonly joinWarning: string;
  readonly joinNumber: string;
  readonly joinNumberMissing: string;
  readonly joinBegin: string;
  readonly joinDecline: string;
}
