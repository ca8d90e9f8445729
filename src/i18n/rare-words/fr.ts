/** What is said in French of what hardly anybody meets. */
import type { RareCode } from '../../model/errors.ts';

export const rareFr: Readonly<Record<RareCode, string>> = {
  'entry.missing':
    'Aucune session n’a été indiquée. Renseignez exactement un seul de ces éléments\u00a0: capture-url, session-token (avec api-base) ou la propriété session.',
  'entry.conflict':
    'Plusieurs sessions ont été indiquées. Ne gardez qu’un seul de ces éléments\u00a0: capture-url, session-token ou session.',
  'entry.invalid_url':
    'L’URL de capture n’est pas une adresse https absolue. Transmettez capture_url (Verifa) ou session_url (Verilock) exactement comme l’API l’a renvoyée.',
  'entry.insecure_url':
    'L’URL de capture utilise http. Les photos de documents ne passent que par https\u202f; http n’est possible que sur localhost.',
  'entry.no_token':
    'L’URL de capture ne désigne aucune session. Elle doit se terminer par /verify/ suivi du jeton.',
  'entry.missing_api_base':
    'session-token doit être accompagné de api-base, par exemple api-base="https://verilock.io".',
  'entry.invalid_session':
    'L’objet de session ne contient ni capture_url, ni session_url, ni session_token. Transmettez la réponse de «\u00a0create session\u00a0» telle quelle.',
  'env.csp_blocked':
    'Les réglages de sécurité de ce site bloquent la vérification. Son propriétaire doit autoriser l’adresse du service de vérification.',
  'env.duplicate_version':
    'Deux versions de cette vérification ont été chargées sur une même page. Son propriétaire doit n’en garder qu’une.',
  'capture.interrupted':
    'Votre photo n’est pas arrivée\u00a0: la page a été fermée pendant que l’appareil photo était ouvert. Veuillez la reprendre\u202f; tout ce qui précède est conservé.',
  'network.blocked':
    'Quelque chose entre vous et le service bloque la connexion\u00a0: un filtre, un bloqueur ou un réseau d’entreprise. Rien n’est perdu\u202f; désactivez-le pour cette page ou changez de réseau, puis réessayez.',
  'network.captive_portal':
    'Ce réseau demande d’abord de vous connecter. Ouvrez n’importe quel site, identifiez-vous, puis réessayez. Rien n’est perdu.',
  'session.open_elsewhere':
    'Cette vérification est ouverte dans un autre onglet ou une autre fenêtre. Vous pouvez continuer ici\u00a0: rien n’est perdu.',
  'server.unsupported_step':
    'Cette vérification demande quelque chose que cette page ne sait pas encore faire. Veuillez contacter la personne ou le service qui vous a transmis ce lien.',
  'session.gone':
    'Cette vérification n’existe plus. Demandez un nouveau lien à la personne ou au service qui vous a transmis celui-ci.',
  'session.failed':
    'Cette vérification ne peut pas être terminée. Veuillez contacter la personne ou le service qui vous a transmis ce lien.',
  'session.origin_not_allowed':
    'Ce site n’a pas le droit d’afficher cette vérification. Son responsable doit autoriser l’adresse du site.',
};
