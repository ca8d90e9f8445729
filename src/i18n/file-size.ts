/** Sizes of files as people read them. */

/** Bytes as "312 kB" or "1.4 MB", in the manner of a language. */
export const fileSizeIn =
  (language: string) =>
  (bytes: number): string => {
    const inMegabytes = bytes >= 1_000_000;
    const format = new Intl.NumberFormat(language, {
      style: 'unit',
      unit: inMegabytes ? 'megabyte' : 'kilobyte',
      unitDisplay: 'short',
      maximumFractionDigits: inMegabytes ? 1 : 0,
    });
    return format.format(inMegabytes ? bytes / 1_000_000 : Math.max(1, bytes / 1000));
  };
