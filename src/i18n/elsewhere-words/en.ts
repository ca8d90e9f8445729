/** English. What every language needs is said where they are loaded. */

/** What is said in English while the capture runs on another page. */
export const elsewhereEn = {
  hostedTitle: 'Identity verification',
  hostedOpen: 'Open in a new tab',
  popupTitle: 'Continue in the other window',
  popupLead: 'A window has opened for your verification. This page goes on by itself when you are done.',
  popupReopen: 'Open the window again',
};
