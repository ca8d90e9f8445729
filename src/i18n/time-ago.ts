/** Times that have passed as people say them. */

const minuteMs = 60_000;

/** Milliseconds as "3 minutes ago", in the manner of a language; `now` for less than a minute, and for what is to come. */
export const timeAgoIn =
  (language: string, now: string) =>
  (ms: number): string => {
    const minutes = Math.floor(ms / minuteMs);
    if (minutes < 1) return now;
    const format = new Intl.RelativeTimeFormat(language);
    if (minutes < 60) return format.format(-minutes, 'minute');
    const hours = Math.floor(minutes / 60);
    return hours < 24 ? format.format(-hours, 'hour') : format.format(-Math.floor(hours / 24), 'day');
  };
