/** German. */
import { timeAgoIn } from '../time-ago.ts';

/** What is said in German to somebody whose device is asked in. */
export const joinDe = {
  joinTitle: 'Auf diesem Gerät weitermachen?',
  joinSite: 'Website',
  joinDevice: 'Angefragt auf',
  joinWhen: 'Zeitpunkt',
  joinAgo: timeAgoIn('de', 'gerade eben'),
  joinWarning:
    'Hat Ihnen jemand anderes diesen Link oder Code geschickt? Dann hören Sie hier auf: Sie würden sich sonst anstelle dieser Person ausweisen.',
  joinNumber: 'Welche Zahl zeigt der andere Bildschirm?',
  joinNumberMissing: 'Wählen Sie die Zahl, die auf dem anderen Bildschirm steht.',
  joinBegin: 'Ja, hier weitermachen',
  joinDecline: 'Nein, aufhören',
};
