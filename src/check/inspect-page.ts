/** Puts all checks of a page together. It opens no camera, asks the person nothing and uses no link up. */
import { framesAround, framesWithin, lendsCameraTo, originAround } from '../browser/frame-chain.ts';
import { BrowserDevices } from '../browser/media-devices.ts';
import { keepsData, pageFacts } from '../browser/page-facts.ts';
import { version } from '../model/version.ts';
import { checkCamera } from './camera-check.ts';
import { checkAround, checkWithin } from './frame-check.ts';
import { checkCaptureOrigin, readLink } from './origin-check.ts';
import { checkMemory, checkOrigin, checkSecure, checkVersion } from './page-check.ts';
import type { CheckOptions, CheckResult, PageFinding, PageReport, PassedCheck } from './page-report.ts';
import { checkWorkers } from './worker-check.ts';

/** Looks at this page. @throws {DOMException} `AbortError` */
export const inspectPage = async ({
  captureUrl = null,
  signal = new AbortController().signal,
}: CheckOptions): Promise<PageReport> => {
  const facts = pageFacts();
  const link = captureUrl ? readLink(captureUrl) : null;
  const entry = link && 'origin' in link ? link : null;
  const results: CheckResult[] = [
    checkSecure(facts),
    checkOrigin(facts),
    ...checkWithin(framesWithin(), entry?.origin ?? null, lendsCameraTo),
    ...(await cameraResults(facts.isSecure)),
    link && 'severity' in link ? link : null,
  ];
  // One after the other: each listens to what the policy says of it alone.
  if (entry) results.push(...(await checkCaptureOrigin(entry, facts.origin, signal)));
  results.push(await checkWorkers(facts.origin));
  const registered = customElements.get('idv-capture') as { readonly version?: string } | undefined;
  results.push(checkVersion(version, registered ? registered.version : null), checkMemory(await keepsData()));
  signal.throwIfAborted();
  return reportOf(results);
};

/** On an insecure page there is nothing to ask: it has no cameras, and no policy for them. */
const cameraResults = async (isSecure: boolean): Promise<readonly CheckResult[]> => {
  if (!isSecure) return [];
  const devices = BrowserDevices.shared;
  const [permission, cameras, browser] = await Promise.all([
    devices.cameraPermission(),
    devices.videoInputs().catch(() => []),
    devices.browserFacts(),
  ]);
  const around = checkAround({ ...framesAround(), originAround: originAround() }, permission);
  const isAllowed = !around.some((result) => result !== null && 'severity' in result);
  const { hasCameraApi } = devices;
  return [
    ...around,
    ...checkCamera({ hasCameraApi, cameras: cameras.length, permission, browser, isAllowed }),
  ];
};

const reportOf = (results: readonly CheckResult[]): PageReport => {
  const findings: PageFinding[] = [];
  const passed: PassedCheck[] = [];
  for (const result of results) {
    if (result && 'severity' in result) findings.push(result);
    else if (result) passed.push(result);
  }
  const blocks = ({ severity }: PageFinding): boolean => severity === 'blocking';
  return {
    isReady: !findings.some(blocks),
    findings: [...findings.filter(blocks), ...findings.filter((finding) => !blocks(finding))],
    passed,
  };
};
