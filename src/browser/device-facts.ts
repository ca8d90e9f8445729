/** What kind of device this is, in words that its person would use. Read from the user agent, for display only. */
import type { DeviceFacts } from '../model/ports.ts';

const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg(?:A|iOS)?\//, 'Edge'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];

const systems: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'Mac'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
];

/** Facts about a device by its user agent. An iPad calls itself a Mac, but only it has several touch points. */
export const factsFrom = (userAgent: string, touchPoints: number, language: string): DeviceFacts => {
  const name = (table: typeof browsers) => table.find(([pattern]) => pattern.test(userAgent))?.[1];
  const isTablet = name(systems) === 'Mac' && touchPoints > 1;
  const system = isTablet ? 'iPad' : name(systems);
  const isPhone = isTablet || /iPhone|iPad|Android|Mobile/.test(userAgent);
  return {
    kind: isPhone ? 'phone' : 'desktop',
    label: [name(browsers), system].filter(Boolean).join(' · ') || 'Web',
    language,
  };
};
