/** What a process uses of the machine, where the system tells (Linux). */
import { readFile } from 'node:fs/promises';

const statusOf = async (processId: number, name: string): Promise<number | null> => {
  const status = await readFile(`/proc/${String(processId)}/status`, 'utf8').catch(() => '');
  const kilobytes = Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]);
  return Number.isNaN(kilobytes) ? null : kilobytes / 1024;
};

/** The memory that it has now, in MiB. */
export const memoryMib = (processId: number): Promise<number | null> => statusOf(processId, 'VmRSS');

/** The most memory that it has had at once, in MiB. */
export const peakMemoryMib = (processId: number): Promise<number | null> => statusOf(processId, 'VmHWM');

/** Ticks of Linux's clock a second, in which it counts the processor's time (`getconf CLK_TCK`). */
const ticksPerSecond = 100;

/** The time that it has had of the processors since it began, in milliseconds. */
export const processorMs = async (processId: number): Promise<number | null> => {
  const stat = await readFile(`/proc/${String(processId)}/stat`, 'utf8').catch(() => '');
  // After the name, which may hold spaces: state is the first field, utime and stime are the 12th and 13th.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[11]) + Number(fields[12]);
  return Number.isNaN(ticks) ? null : (ticks / ticksPerSecond) * 1000;
};

/** A figure with its unit, or that it is not known. */
export const said = (value: number | null, unit: string): string =>
  value === null ? 'unknown' : `${value.toFixed(0)} ${unit}`;
