/** What the hosted page itself says, in the languages of the element. Nothing here ends without a way on. */
import type { PageLanguage } from './page-look.ts';

/** Words of the page. */
export interface HostedWords {
  readonly title: string;
  /** For an address without a link that this browser knows: a copied one, or one of long ago. */
  readonly unknownTitle: string;
  readonly unknown: string;
  /** For one whose capture has ended. */
  readonly overTitle: string;
  readonly over: string;
}

/** The words of each language. */
export const hostedWords: Readonly<Record<PageLanguage, HostedWords>> = {
  en: {
    title: 'Identity check',
    unknownTitle: 'Open your link again',
    unknown:
      'Please open the link you were sent once more, or scan the code once more. This address works only in the browser in which the link was opened.',
    overTitle: 'You can close this page',
    over: 'The identity check that was open here has ended. To look at it again, open the link you were sent once more.',
  },
  de: {
    title: 'Identitätsprüfung',
    unknownTitle: 'Öffnen Sie Ihren Link noch einmal',
    unknown:
      'Bitte öffnen Sie den Link, den Sie erhalten haben, noch einmal, oder scannen Sie den Code noch einmal. Diese Adresse gilt nur in dem Browser, in dem der Link geöffnet wurde.',
    overTitle: 'Sie können diese Seite schließen',
    over: 'Die Identitätsprüfung, die hier offen war, ist beendet. Um sie wieder anzusehen, öffnen Sie den Link, den Sie erhalten haben, noch einmal.',
  },
  fr: {
    title: 'Vérification d’identité',
    unknownTitle: 'Ouvrez de nouveau votre lien',
    unknown:
      'Ouvrez de nouveau le lien que vous avez reçu, ou scannez de nouveau le code. Cette adresse ne fonctionne que dans le navigateur où le lien a été ouvert.',
    overTitle: 'Vous pouvez fermer cette page',
    over: 'La vérification d’identité qui était ouverte ici est terminée. Pour la revoir, ouvrez de nouveau le lien que vous avez reçu.',
  },
  es: {
    title: 'Verificación de identidad',
    unknownTitle: 'Abra de nuevo su enlace',
    unknown:
      'Abra de nuevo el enlace que recibió o escanee de nuevo el código. Esta dirección solo funciona en el navegador en el que se abrió el enlace.',
    overTitle: 'Puede cerrar esta página',
    over: 'La verificación de identidad que estaba abierta aquí ha terminado. Para verla otra vez, abra de nuevo el enlace que recibió.',
  },
  ar: {
    title: 'التحقق من الهوية',
    unknownTitle: 'يُرجى فتح الرابط مرة أخرى',
    unknown:
      'يُرجى فتح الرابط الذي وصلك مرة أخرى، أو مسح الرمز مرة أخرى. لا يعمل هذا العنوان إلا في المتصفح الذي فُتح فيه الرابط.',
    overTitle: 'يمكنك إغلاق هذه الصفحة',
    over: 'انتهى التحقق من الهوية الذي كان مفتوحًا هنا. لرؤيته مجددًا، يُرجى فتح الرابط الذي وصلك مرة أخرى.',
  },
};
