/** The two ways in which cards write a date. It never turns an impossible date into another. */

const monthFirst = /^(\d{2})(\d{2})((?:19|20)\d{2})$/;
const yearFirst = /^((?:19|20)\d{2})(\d{2})(\d{2})$/;

const daysIn = (year: number, month: number): number => {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
};

/**
 * A card's date as `YYYY-MM-DD`, or undefined where it is none. The United States write MMDDCCYY, Canada and the first
 * version of the standard CCYYMMDD. They cannot be confused: no month is 19 or 20.
 */
export const isoDate = (raw: string | undefined): string | undefined => {
  const digits = raw?.replace(/[-/ ]/g, '') ?? '';
  const us = monthFirst.exec(digits);
  const [, year = '', month = '', day = ''] = us ? ['', us[3], us[1], us[2]] : (yearFirst.exec(digits) ?? []);
  const isMonth = Number(month) >= 1 && Number(month) <= 12;
  const isDay = Number(day) >= 1 && Number(day) <= daysIn(Number(year), Number(month));
  return isMonth && isDay ? `${year}-${month}-${day}` : undefined;
};
