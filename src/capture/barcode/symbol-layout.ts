/** What every PDF417 symbol has in common (ISO/IEC 15438): the widths of its parts. It knows no picture. */

/** Modules of a codeword: four bars and four spaces. */
export const codewordModules = 17;
/** Bars and spaces of the start pattern, bar first: 17 modules. */
export const startWidths = [8, 1, 1, 1, 1, 1, 1, 3] as const;
/** Bars and spaces of the stop pattern, bar first: 18 modules. */
export const stopWidths = [7, 1, 1, 3, 1, 1, 1, 2, 1] as const;
/** The first bar of each, the only bars that run through all rows and are wide enough to survive any blur. */
export const startBarModules = startWidths[0];
export const stopBarModules = stopWidths[0];

/** Where the stop pattern begins, in modules from the left; `codewords` a row, both row indicators included. */
export const stopAt = (codewords: number): number => codewordModules * (codewords + 1);

/** Width of a symbol in modules; `codewords` a row, both row indicators included. */
export const symbolModules = (codewords: number): number => stopAt(codewords) + 18;

/** Codewords a row, indicators included, from one data column to the standard's thirty. */
export const fewestCodewords = 3;
export const mostCodewords = 32;
