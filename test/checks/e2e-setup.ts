/** Builds what the sandbox serves, once, before the first journey. Tests must not build by themselves. */
import { build } from './build.mjs';

/** Runs before all journeys. */
export async function setup(): Promise<void> {
  await build(['cdn', 'pages', 'sandbox']);
}
