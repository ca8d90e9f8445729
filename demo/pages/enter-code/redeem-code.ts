/** Asks where a typed code leads. Follows nothing itself, and no other origin than this page's own counts. */

/** Where a code leads, or why nowhere. `waitS` are seconds. */
export type CodeAnswer =
  | { readonly type: 'link'; readonly url: string }
  | { readonly type: 'unknown' }
  | { readonly type: 'too-many'; readonly waitS: number }
  | { readonly type: 'offline' }
  | { readonly type: 'failed' };

const timeoutMs = 20_000;

/** The wait of a server that names none. */
const usualWaitS = 60;

/** What the server says of a code that leads nowhere, or is none. */
const deadCodes: readonly number[] = [404, 410, 422];

/** Never rejects. */
export const redeemCode = async (code: string): Promise<CodeAnswer> => {
  let response: Response;
  try {
    response = await fetch('/verify/code', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomKey() },
      body: JSON.stringify({ code }),
      cache: 'no-store',
      signal: AbortSignal.timeout(timeoutMs),
    });
  } catch {
    return { type: 'offline' };
  }
  if (response.ok) return linkIn(await response.json().catch(() => null));
  if (response.status === 429) {
    const waitS = Number(response.headers.get('Retry-After'));
    return { type: 'too-many', waitS: waitS > 0 ? Math.ceil(waitS) : usualWaitS };
  }
  return { type: deadCodes.includes(response.status) ? 'unknown' : 'failed' };
};

const linkIn = (answer: unknown): CodeAnswer => {
  const { capture_url: link } = (answer ?? {}) as { readonly capture_url?: unknown };
  try {
    const { origin, href } = new URL(String(link));
    return origin === location.origin ? { type: 'link', url: href } : { type: 'failed' };
  } catch {
    return { type: 'failed' };
  }
};

/** 128 random bits; `randomUUID` is missing on pages without https. */
const randomKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
