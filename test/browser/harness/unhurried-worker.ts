/** A worker in which time passes slowly: what gives up after so long has not given up yet on a machine that has more to do. */

/** Taken before any test replaces it. */
const RealWorker = globalThis.Worker;

/** How much slower time passes. */
const slower = 20;

/** Runs a script of the page's own origin. What is sent before it has said anything may be lost. */
export class UnhurriedWorker extends RealWorker {
  constructor(script: string | URL, options: WorkerOptions = {}) {
    const address = JSON.stringify(new URL(script, location.href).href);
    const lines = [
      'const now = performance.now.bind(performance);',
      'const beganMs = now();',
      `performance.now = () => beganMs + (now() - beganMs) / ${String(slower)};`,
      `await import(${address});`,
    ];
    const url = URL.createObjectURL(new Blob([lines.join('\n')], { type: 'text/javascript' }));
    super(url, { ...options, type: 'module' });
  }
}
