/**
 * The faults that a capture has to end well in, one row each. Data only: a test that proves one carries its number in
 * its title, as `[fault 07]`, and test/unit/faults/fault-matrix.test.ts looks for it.
 */

/** What can go wrong, and what is to come of it. */
export interface Fault {
  /** From 1 on, without gaps. */
  readonly id: number;
  readonly words: string;
  /** The code that page and person get; `null` where the capture recovers and says nothing. */
  readonly code: string | null;
  /** How a test brings it about: `native` in a real browser, by a `stub` of its interface, or by the `sandbox`. */
  readonly by: 'native' | 'stub' | 'sandbox';
}

const rows: readonly (readonly [words: string, code: string | null, by: Fault['by']])[] = [
  // The camera
  ['the camera is denied', 'camera.permission_denied', 'native'],
  ['the prompt is dismissed', 'camera.permission_dismissed', 'stub'],
  ['the prompt is not answered for 20 s', 'camera.permission_pending', 'stub'],
  ['a policy or a missing allow forbids the camera', 'camera.blocked_by_policy', 'native'],
  ['the page is not secure', 'env.insecure_context', 'native'],
  ['there is no camera', 'camera.not_found', 'native'],
  ['another program has the camera', 'camera.in_use', 'stub'],
  ['the camera cannot do what is asked', null, 'native'],
  ['the camera fails by itself', 'camera.failed', 'stub'],
  ['the camera is unplugged or revoked', 'camera.ended', 'native'],
  ['the camera is muted by a call or another app', 'camera.paused', 'stub'],
  ['the picture is frozen', 'camera.no_frames', 'stub'],
  ['it is the wrong camera: infrared, virtual, wide', 'camera.unsuitable', 'stub'],
  ['the browser does not play before a press', 'camera.needs_gesture', 'stub'],
  ['the browser inside an app has no camera', 'env.in_app_browser', 'stub'],
  ['two cameras are asked for at once', null, 'native'],
  ['the device is turned during a capture', null, 'stub'],
  ['lamp and zoom are not there', null, 'stub'],
  ['the picture taken is empty', 'capture.empty', 'stub'],
  // Page and device
  ['the page is loaded again in the middle of a step', null, 'native'],
  ['the tab is killed', null, 'native'],
  ['the page is killed while the camera app is open', 'capture.interrupted', 'stub'],
  ['back, forward, and the memory of the browser', null, 'native'],
  ['the page is frozen for more than five minutes', null, 'stub'],
  ['the element is removed or moved', null, 'native'],
  ['two elements are on one page', 'camera.in_use_by_page', 'native'],
  ['one session is open in two tabs', 'session.open_elsewhere', 'native'],
  ['the storage of the browser is full', null, 'native'],
  ['the storage of the browser is missing or lost', null, 'stub'],
  ['there is too little memory for a picture', 'capture.too_large', 'stub'],
  ['the clock of the device is a day off', null, 'native'],
  ['the policy of the page blocks connections', 'env.csp_blocked', 'native'],
  ['a part of the program does not load', 'env.module_load_failed', 'native'],
  ['the element is defined already, in an older version', 'env.duplicate_version', 'native'],
  // Network and server
  ['there is no network, at the start or later', 'network.offline', 'native'],
  ['an upload is reset on its way', null, 'native'],
  ['an answer is cut short or no JSON', 'network.bad_response', 'native'],
  ['nothing is answered for 30 s', 'network.timeout', 'sandbox'],
  ['too many calls, with and without a time to wait', 'server.rate_limited', 'sandbox'],
  ['a burst of server errors', 'server.unavailable', 'sandbox'],
  ['the file is there already, or up to another byte', null, 'sandbox'],
  ['the file is too large for the server', 'upload.too_large', 'sandbox'],
  ['the server takes the file for no picture', 'upload.rejected_type', 'sandbox'],
  ['the credential expires in the middle', 'session.expired', 'sandbox'],
  ['the origin is not allowed', 'session.origin_not_allowed', 'sandbox'],
  ['the session is gone', 'session.gone', 'sandbox'],
  ['the answer to the submission is lost', null, 'sandbox'],
  ['submit is pressed twice, or held', null, 'native'],
  ['the server is ahead of this device', null, 'sandbox'],
  ['the server speaks of what is not known here', 'server.unsupported_step', 'sandbox'],
  ['the network is slow', null, 'sandbox'],
  ['a captive portal answers', 'network.captive_portal', 'sandbox'],
  ['the connection is blocked, not missing', 'network.blocked', 'native'],
  // Handoff and links
  ['a link is opened by a scanner or a preview', null, 'sandbox'],
  ['a link is opened twice on one phone', null, 'sandbox'],
  ['a link is opened on a second phone', 'link.already_used', 'sandbox'],
  ['a link or code expires while it is scanned', 'link.expired', 'sandbox'],
  ['the phone is left for two minutes', 'handoff.stalled', 'sandbox'],
  ['the desktop is closed first', null, 'sandbox'],
  ['both devices act at once', 'handoff.taken', 'sandbox'],
  ['events are held back on their way', null, 'sandbox'],
  ['the wrong number is chosen three times', 'handoff.rejected', 'sandbox'],
  // Integration
  ['a message is forged or foreign', null, 'native'],
  ['a redirect is hostile, or a listener of the page throws', 'redirect.blocked', 'native'],
];

/** Every fault, in the order of its number. */
export const faults: readonly Fault[] = rows.map(([words, code, by], index) => ({
  id: index + 1,
  words,
  code,
  by,
}));

/** A number as titles carry it. */
export const markOf = (id: number): string => `[fault ${String(id).padStart(2, '0')}]`;
