/** The sandbox as one Hono application: which part answers which address. */
import { Hono } from 'hono';
import { captureApi } from './capture/capture-api.ts';
import { codeEntry } from './capture/enter-code.ts';
import { consoleApi } from './console/console-api.ts';
import { demoSessions } from './console/demo-sessions.ts';
import type { FaultDesk } from './faults/fault-desk.ts';
import { faultRoutes } from './faults/fault-routes.ts';
import { injectFaults } from './faults/inject-faults.ts';
import { hostGuard } from './host-guard.ts';
import { legalPages } from './legal-pages.ts';
import { openApiRoutes } from './open-api-documents.ts';
import { answerPolicy } from './page-policy.ts';
import { pages } from './pages.ts';
import { sessionApi } from './provider/session-api.ts';
import { reportUnexpected } from './report-unexpected.ts';
import type { NodeEnv, Services } from './services.ts';
import { webhookReceiver } from './webhooks/receiver.ts';
import type { WorkUnderWay } from './work-under-way.ts';

/**
 * Puts the parts together. `isLocal` says that the sandbox listens on this machine's own addresses only. `faults` are what
 * a test wants to go wrong; nobody can ask for any without it. `work` counts what is being done.
 */
export const createApp = (
  services: Services,
  isLocal: boolean,
  faults: FaultDesk | null = null,
  work: WorkUnderWay | null = null,
): Hono<NodeEnv> => {
  const app = new Hono<NodeEnv>();
  const sessions = sessionApi(services);
  const capture = captureApi(services);
  const codes = codeEntry(services);

  app.use(answerPolicy());
  if (isLocal) app.use(hostGuard());
  if (faults) {
    app.route('/', faultRoutes(faults));
    app.use(injectFaults(faults));
  }
  // Behind the faults: what they hold back for minutes has not begun.
  if (work) app.use(work.counted);
  app.get('/healthz', (c) => c.json({ status: 'ok' }, 200, { 'Cache-Control': 'no-store' }));
  app.route('/', pages(services));
  app.route('/', legalPages());
  app.route('/', openApiRoutes());
  app.route('/', consoleApi(services));
  app.route('/', webhookReceiver(services));
  app.route(
    '/',
    demoSessions((request) => sessions.fetch(request)),
  );
  // Parts with their own way of saying that something is missing or has failed.
  app.all('/api/v1/*', (c) => sessions.fetch(c.req.raw, c.env));
  app.all('/verify/code', (c) => codes.fetch(c.req.raw, c.env));
  app.all('/verify/:token/*', (c) => capture.fetch(c.req.raw, c.env));

  app.notFound((c) => c.text('Not found.\n', 404));
  app.onError((error, c) => {
    reportUnexpected(error, c.req.method, c.req.path);
    return c.text('The sandbox has failed. See its console.\n', 500);
  });
  return app;
};
