/** French. */
import { timeAgoIn } from '../time-ago.ts';

/** What is said in French to somebody whose device is asked in. */
export const joinFr = {
  joinTitle: 'Continuer sur cet appareil\u202f?',
  joinSite: 'Site web',
  joinDevice: 'Demandé sur',
  joinWhen: 'Moment',
  joinAgo: timeAgoIn('fr', 'à l’instant'),
  joinWarning:
    'Quelqu’un d’autre vous a envoyé ce lien ou ce code\u202f? Alors arrêtez-vous ici\u00a0: vous prouveriez votre identité à sa place.',
  joinNumber: 'Quel nombre l’autre écran affiche-t-il\u202f?',
  joinNumberMissing: 'Choisissez le nombre affiché sur l’autre écran.',
  joinBegin: 'Oui, continuer ici',
  joinDecline: 'Non, arrêter',
};
