/** What the page's own address asks for, beside what its markup sets. */

/** Whether the address has a parameter of that name, with or without a value. */
export const pageAsks = (name: string): boolean => new URLSearchParams(location.search).has(name);
