/** Which version of the package this is. The builds write it in; sources that run as they are have none. */

declare const packageVersion: string | undefined;

/** As in package.json, e.g. `0.1.0`. */
export const version: string = typeof packageVersion === 'undefined' ? 'unbuilt' : packageVersion;
