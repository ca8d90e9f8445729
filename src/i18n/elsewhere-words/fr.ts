/** French. */
import type { ElsewhereWords } from '../elsewhere-words.ts';

/** What is said in French while the capture runs on another page. */
export const elsewhereFr: ElsewhereWords = {
  hostedTitle: 'Vérification d’identité',
  hostedOpen: 'Ouvrir dans un nouvel onglet',
  popupTitle: 'Continuez dans l’autre fenêtre',
  popupLead:
    'Une fenêtre s’est ouverte pour votre vérification. Quand vous aurez terminé, cette page avancera toute seule.',
  popupReopen: 'Rouvrir la fenêtre',
};
