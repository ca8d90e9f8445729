/** English (United States). */
import { timeAgoIn } from '../time-ago.ts';

/** What is said in English to somebody whose device is asked in. */
export const joinEn = {
  joinTitle: 'Continue on this device?',
  joinSite: 'Website',
  joinDevice: 'Asked on',
  joinWhen: 'Time',
  joinAgo: timeAgoIn('en', 'just now'),
  joinWarning:
    'Did somebody else send you this link or code? Then stop: you would prove your identity for them.',
  joinNumber: 'Which number does the other screen show?',
  joinNumberMissing: 'Choose the number that you see on the other screen.',
  joinBegin: 'Yes, continue here',
  joinDecline: 'No, stop',
};
