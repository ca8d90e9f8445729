/**
 * What an integrator's page keeps so that a reload continues the session instead of creating another: its id and its
 * capture URL, for as long as the tab lives.
 *
 * @see https://docs.withverifa.com/best-practices/preventing-duplicates
 */
import { captureUrlOf, idOf, type CreatedSession } from './demo-session.ts';

const prefix = 'idv-demo:';

/** Keeps a session for a configuration. */
export const keepSession = (configuration: string, session: CreatedSession): void => {
  const kept = { id: idOf(session), capture_url: captureUrlOf(session) };
  sessionStorage.setItem(prefix + configuration, JSON.stringify(kept));
};

/** The session kept for a configuration: its `id` and `capture_url`, or `null`. */
export const keptSession = (configuration: string): CreatedSession | null => {
  const kept = sessionStorage.getItem(prefix + configuration);
  return kept === null ? null : (JSON.parse(kept) as CreatedSession);
};

/** Forgets the session with that id, whichever configuration it was kept for. */
export const forgetSession = (id: string): void => {
  for (const key of Object.keys(sessionStorage)) {
    if (!key.startsWith(prefix)) continue;
    const kept = keptSession(key.slice(prefix.length));
    if (kept?.['id'] === id) sessionStorage.removeItem(key);
  }
};
