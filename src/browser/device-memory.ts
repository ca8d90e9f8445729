/**
 * What this device remembers between two page views: a random secret of its own, where it has needed one, else that it
 * has a key, and which links it has claimed, as hashes. No token, no image, no personal data; without storage it remembers for as long as the
 * page lives.
 */
const secretName = 'idv-capture.device-secret';
const keyedName = 'idv-capture.keyed';
const claimedName = 'idv-capture.claimed';

/** Links remembered at most; older ones make place. */
const mostClaimed = 20;

/** The memory of this device. */
export class DeviceMemory {
  readonly #volatile = new Map<string, string>();

  /** Whether this device has once had to be known by a secret: whatever it has claimed since knows it by that. */
  get hasSecret(): boolean {
    return this.#read(secretName) !== null;
  }

  /** Whether this device has been known by a key: what it has claimed does not know it by a secret. */
  get isKeyed(): boolean {
    return this.#read(keyedName) !== null;
  }

  noteKey(): void {
    if (!this.isKeyed) this.#write(keyedName, '1');
  }

  deviceSecret(): string {
    const known = this.#read(secretName);
    if (known) return known;
    const bytes = crypto.getRandomValues(new Uint8Array(32));
    const secret = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    this.#write(secretName, secret);
    return secret;
  }

  async remembers(captureUrl: string): Promise<boolean> {
    const hash = await hashOf(captureUrl);
    return hash !== '' && this.#claimed().includes(hash);
  }

  async remember(captureUrl: string): Promise<void> {
    const hash = await hashOf(captureUrl);
    const others = this.#claimed().filter((known) => known !== hash);
    this.#write(claimedName, [hash, ...others].slice(0, mostClaimed).join(','));
  }

  #claimed(): readonly string[] {
    return (this.#read(claimedName) ?? '').split(',');
  }

  #read(name: string): string | null {
    try {
      return this.#volatile.get(name) ?? localStorage.getItem(name);
    } catch {
      // Storage is refused in some frames and private windows.
      return null;
    }
  }

  #write(name: string, value: string): void {
    try {
      localStorage.setItem(name, value);
    } catch {
      // Full or refused: the page remembers for as long as it lives.
      this.#volatile.set(name, value);
    }
  }
}

const hashOf = async (text: string): Promise<string> => {
  const subtle = (crypto as Partial<Crypto>).subtle;
  if (!subtle) return '';
  const digest = new Uint8Array(await subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return Array.from(digest.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
};
