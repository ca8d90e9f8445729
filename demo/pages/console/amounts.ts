/** Times and sizes as people read them. Pure. */

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** How long ago, or the date where it is more than a day. */
export const timeAgo = (iso: string, nowMs: number): string => {
  const agoMs = nowMs - Date.parse(iso);
  if (agoMs < 10_000) return 'just now';
  if (agoMs < minuteMs) return `${String(Math.floor(agoMs / 1000))} s ago`;
  if (agoMs < hourMs) return `${String(Math.floor(agoMs / minuteMs))} min ago`;
  return agoMs < 24 * hourMs ? `${String(Math.floor(agoMs / hourMs))} h ago` : fullTime(iso);
};

/** Date and time to the second, in the reader's own time zone. */
export const fullTime = (iso: string): string =>
  new Date(iso).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });

/** Time of day to the second. */
export const clockTime = (iso: string): string => new Date(iso).toLocaleTimeString('en-GB');

/** Bytes in kB or MB, one decimal where it says something. */
export const size = (bytes: number): string =>
  bytes < 1_000_000
    ? `${String(Math.max(1, Math.round(bytes / 1000)))} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
