/** What every fetch of this package has in common. */

/** No cookies to other origins, no cache, no address of this page. */
export const plainRequest = {
  credentials: 'omit',
  cache: 'no-store',
  referrerPolicy: 'no-referrer',
} as const satisfies RequestInit;
