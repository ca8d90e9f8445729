/**
 * A web-test-runner launcher for WebKitGTK's MiniBrowser over WebKitWebDriver, in plain WebDriver requests.
 * One window, one test page after the other. It offers no commands (viewport, keys) and no debug sessions.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { startVirtualDisplay } from './virtual-display.mjs';

const pollMs = 50;

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

class WebKitLauncher {
  name = 'WebKitGTK';
  type = 'webkit-webdriver';
  concurrency = 1;

  #options;
  #driver;
  #driverUrl = '';
  #display;
  #windowId;
  #starting;
  #pages = new Map();

  constructor(options) {
    this.#options = options;
  }

  async stop() {
    if (this.#windowId !== undefined) await this.#request('DELETE', '').catch(() => undefined);
    this.#windowId = undefined;
    this.#end();
  }

  isActive(sessionId) {
    return this.#pages.has(sessionId);
  }

  getBrowserUrl(sessionId) {
    return this.#pages.get(sessionId);
  }

  async startSession(sessionId, url) {
    this.#starting ??= this.#start();
    await this.#starting;
    this.#pages.set(sessionId, url);
    await this.#request('POST', '/url', { url });
  }

  async stopSession(sessionId) {
    this.#pages.delete(sessionId);
    await this.#request('POST', '/url', { url: 'about:blank' });
    return {};
  }

  async startDebugSession() {
    throw new Error('WebKitGTK has no debug session here.');
  }

  async #start() {
    const env = { ...process.env };
    if (env.DISPLAY === undefined || env.DISPLAY === '') {
      this.#display = await startVirtualDisplay(this.#options.xvfb);
      env.DISPLAY = this.#display.display;
    }
    const port = await freePort();
    this.#driverUrl = `http://127.0.0.1:${port}`;
    // The driver understands `--port=1`, not `--port 1`.
    this.#driver = spawn(this.#options.driver, [`--port=${port}`], { stdio: 'ignore', env });
    process.once('exit', () => this.#end());
    try {
      await this.#driverIsReady();
      await this.#openWindow();
    } catch (error) {
      this.#end();
      throw error;
    }
  }

  async #driverIsReady() {
    const deadlineMs = Date.now() + this.#options.startTimeoutMs;
    for (;;) {
      try {
        return await this.#send('GET', '/status');
      } catch (error) {
        if (Date.now() > deadlineMs) throw error;
        await wait(pollMs);
      }
    }
  }

  async #openWindow() {
    const args = ['--automation', '--enable-media-stream=true', '--enable-mock-capture-devices=true'];
    const browserOptions = { binary: this.#options.miniBrowser, args };
    const { sessionId } = await this.#send('POST', '/session', {
      capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': browserOptions } },
    });
    this.#windowId = sessionId;
  }

  #request(method, path, body) {
    return this.#send(method, `/session/${this.#windowId}${path}`, body);
  }

  async #send(method, path, body) {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    const answer = await (await fetch(this.#driverUrl + path, init)).json();
    if (answer.value?.error !== undefined) throw new Error(`${answer.value.error}: ${answer.value.message}`);
    return answer.value;
  }

  #end() {
    this.#driver?.kill();
    this.#display?.stop();
  }
}

/**
 * @param {{ driver: string, miniBrowser: string, xvfb: string | undefined, startTimeoutMs: number }} options Xvfb is used
 *   where DISPLAY is unset
 * @returns {import('@web/test-runner').BrowserLauncher}
 */
export function webkitLauncher(options) {
  return new WebKitLauncher(options);
}
