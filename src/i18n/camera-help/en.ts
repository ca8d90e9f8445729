/** English (United States). */
import type { CameraWords, WayOut } from '../camera-words.ts';

const places: Readonly<Record<WayOut['place'], string>> = {
  top: 'at the top of the screen',
  bottom: 'at the bottom of the screen',
  edge: 'at the edge of the screen',
};

/** As the apps themselves call it. */
const entries: Readonly<Record<WayOut['entry'], string>> = {
  browser: 'Open in browser',
  'external-browser': 'Open in external browser',
  'other-app': 'Open in other app',
  safari: 'Open in Safari',
};

/** What is said about cameras in English. */
export const cameraEn: CameraWords = {
  sentences: {
    'env.insecure_context': 'The camera works on secure pages (https) only. You can upload a photo instead.',
    'env.in_app_browser':
      'The browser inside this app may not use the camera. Open the page in your own browser, or upload a photo.',
    'camera.permission_denied': 'The camera is blocked for this page. Allow it, or upload a photo.',
    'camera.permission_dismissed':
      'The camera was not allowed yet. Press “Use the camera” and choose “Allow”, or upload a photo.',
    'camera.permission_pending':
      'Your browser is asking for the camera: choose “Allow”, usually at the top of the window. You can also upload a photo.',
    'camera.blocked_by_policy':
      'This page may not use the camera. Upload a photo, or continue on your phone.',
    'camera.not_found': 'No camera was found. Continue on your phone, or upload a photo.',
    'camera.in_use': 'Another app is using the camera.',
    'camera.in_use_by_page':
      'The camera is now on in another part of this page. Finish there, or press “Use the camera” to have it here.',
    'camera.failed': 'The camera does not start. Try again, or upload a photo.',
    'camera.ended': 'The camera was disconnected. Plug it in and try again, or upload a photo.',
    'camera.paused':
      'A call, another app or a switch on the camera has paused it. It goes on by itself. You can also upload a photo.',
    'camera.no_frames':
      'The camera shows no picture. Uncover it, or close other apps that use it, and try again; or upload a photo.',
    'camera.unsuitable':
      'This camera may not give a readable photo. Switch to another one, continue on a phone, or upload a photo.',
    'camera.needs_gesture': 'Your browser waits for you before it shows the camera: press the picture.',
  },
  allow: {
    chrome: [
      'Click the icon to the left of the web address.',
      'Turn on “Camera”, or choose “Allow” beside it.',
    ],
    edge: ['Click the lock to the left of the web address.', 'Choose “Allow” beside “Camera”.'],
    firefox: [
      'Click the crossed-out camera to the left of the web address.',
      'Remove “Blocked” beside “Use the camera”.',
    ],
    safari: [
      'Open the menu Safari and choose “Settings for This Website”.',
      'Choose “Allow” beside “Camera”.',
    ],
    chromePhone: [
      'Tap the icon to the left of the web address, then “Permissions”.',
      'Turn on “Camera”. If it is missing, allow the camera for the browser in the settings of the phone.',
    ],
    firefoxPhone: [
      'Tap the icon to the left of the web address.',
      'Tap “Camera”, so that it says “Allowed”.',
    ],
    samsung: [
      'Tap the lock to the left of the web address, then “Permissions”.',
      'Tap “Camera” and choose “Allow”.',
    ],
    safariPhone: [
      'Tap the icon beside the web address, then “Website Settings”.',
      'Tap “Camera” and choose “Allow”.',
    ],
    otherOnIphone: ['Open the iPhone’s Settings and choose this browser.', 'Turn on “Camera”.'],
  },
  free: [
    'Close video calls such as Zoom, Teams, Meet or FaceTime.',
    'Close other tabs and apps that show the camera.',
  ],
  noCameraHere: (other) =>
    `This browser cannot use the camera. Open the page in ${other}, or upload a photo.`,
  leaveApp: (app, { menu, place, entry }) => [
    `Tap ${menu} in ${app || 'this app'}, ${places[place]}.`,
    `Choose “${entries[entry]}”, or what comes closest to it.`,
  ],
  leaveAppOr: 'Or use the menu of the app:',
  tryAgain: 'Then press “Use the camera”.',
  openInOwn: 'Open in your browser',
  openInAnother: 'Open in another browser',
  paused: 'Camera paused',
  start: 'Tap to start',
};
