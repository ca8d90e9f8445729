/** Asks an address every 50 ms how it is, from a process of its own, until it is told to stop; answers how long each took. */
const pauseMs = 50;
const [, , url] = process.argv;
const tookMs = [];
const asked = [];

async function ask() {
  const startedAtMs = performance.now();
  const response = await fetch(url);
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return performance.now() - startedAtMs;
}

// The first request pays for the connection.
await ask();
const timer = setInterval(() => {
  asked.push(ask().then((ms) => tookMs.push(ms)));
}, pauseMs);
process.send('ready');
process.once('message', async () => {
  clearInterval(timer);
  await Promise.all(asked);
  process.send(tookMs, () => process.exit());
});
