/**
 * What is said of a photo that the device doubts: one kind sentence each, with what to do about it. Apart from the other
 * sentences, because it is loaded with the check and not with the flow.
 */
import type { PhotoDoubt } from '../model/photo-doubt.ts';
import { languageFor, type Language } from './locale.ts';

/** Sentences by doubt, and the words around them. */
export interface PhotoDoubtStrings {
  readonly doubts: Readonly<Record<PhotoDoubt, string>>;
  /** On the button that uses a doubted photo. */
  readonly useAnyway: string;
  /** While the device looks. */
  readonly looking: string;
}

const strings: Readonly<Record<Language, PhotoDoubtStrings>> = {
  en: {
    doubts: {
      same_picture: 'You have already used this picture for another side. Please take a new one.',
      refused_before: 'This picture was not accepted before. Please take a new one.',
      no_document: 'No document can be made out. Place it on a plain, dark surface and try again.',
      no_face: 'No face can be made out. Look straight into the camera and try again.',
      several_faces: 'There is more than one face in the picture. Please be alone in it and try again.',
      cut_off: 'A part is missing at the edge. Move back until all of it is in the picture.',
      small: 'It is too small in the picture. Come closer and try again.',
      dark: 'The picture is too dark. Find more light and try again.',
      blur: 'The picture is blurred. Hold the phone still and try again.',
      glare: 'A reflection covers a part. Tilt it slightly away from the light and try again.',
      other_document:
        'This looks like another document or another side. Please check which one is asked for.',
      expired: 'This document has expired. If you have a valid one, please use that.',
    },
    useAnyway: 'Use it anyway',
    looking: 'Looking at the picture…',
  },
  de: {
    doubts: {
      same_picture:
        'Dieses Bild haben Sie schon für eine andere Seite verwendet. Bitte machen Sie ein neues.',
      refused_before: 'Dieses Bild wurde schon einmal nicht angenommen. Bitte machen Sie ein neues.',
      no_document:
        'Es ist kein Dokument zu erkennen. Legen Sie es auf eine ruhige, dunkle Fläche und versuchen Sie es noch einmal.',
      no_face:
        'Es ist kein Gesicht zu erkennen. Blicken Sie gerade in die Kamera und versuchen Sie es noch einmal.',
      several_faces:
        'Es ist mehr als ein Gesicht im Bild. Bitte seien Sie allein im Bild und versuchen Sie es noch einmal.',
      cut_off: 'Am Rand fehlt ein Stück. Gehen Sie zurück, bis alles im Bild ist.',
      small: 'Es ist zu klein im Bild. Gehen Sie näher heran und versuchen Sie es noch einmal.',
      dark: 'Das Bild ist zu dunkel. Sorgen Sie für mehr Licht und versuchen Sie es noch einmal.',
      blur: 'Das Bild ist unscharf. Halten Sie das Telefon still und versuchen Sie es noch einmal.',
      glare:
        'Eine Spiegelung verdeckt einen Teil. Kippen Sie es leicht vom Licht weg und versuchen Sie es noch einmal.',
      other_document:
        'Das sieht nach einem anderen Dokument oder einer anderen Seite aus. Bitte prüfen Sie, was verlangt ist.',
      expired: 'Dieses Dokument ist abgelaufen. Wenn Sie ein gültiges haben, verwenden Sie bitte dieses.',
    },
    useAnyway: 'Trotzdem verwenden',
    looking: 'Das Bild wird angesehen\u00a0…',
  },
  es: {
    doubts: {
      same_picture: 'Ya ha usado esta imagen para otra cara. Tome una nueva, por favor.',
      refused_before: 'Esta imagen ya no fue aceptada antes. Tome una nueva, por favor.',
      no_document:
        'No se distingue ningún documento. Póngalo sobre una superficie lisa y oscura e inténtelo de nuevo.',
      no_face: 'No se distingue ninguna cara. Mire de frente a la cámara e inténtelo de nuevo.',
      several_faces: 'Hay más de una cara en la imagen. Póngase a solas e inténtelo de nuevo.',
      cut_off: 'Falta una parte en el borde. Aléjese hasta que se vea todo.',
      small: 'Se ve demasiado pequeño. Acérquese e inténtelo de nuevo.',
      dark: 'La imagen es demasiado oscura. Busque más luz e inténtelo de nuevo.',
      blur: 'La imagen está borrosa. Mantenga quieto el teléfono e inténtelo de nuevo.',
      glare: 'Un reflejo tapa una parte. Inclínelo un poco para apartarlo de la luz e inténtelo de nuevo.',
      other_document: 'Parece otro documento u otra cara. Compruebe, por favor, cuál se pide.',
      expired: 'Este documento ha caducado. Si tiene uno vigente, use ese, por favor.',
    },
    useAnyway: 'Usarla de todos modos',
    looking: 'Examinando la imagen…',
  },
  fr: {
    doubts: {
      same_picture: 'Vous avez déjà utilisé cette image pour un autre côté. Prenez-en une nouvelle.',
      refused_before: 'Cette image a déjà été refusée. Prenez-en une nouvelle.',
      no_document:
        'Aucun document n’est reconnaissable. Posez-le sur une surface unie et sombre, puis réessayez.',
      no_face: 'Aucun visage n’est reconnaissable. Regardez bien en face, puis réessayez.',
      several_faces: 'Il y a plus d’un visage sur l’image. Mettez-vous seul dans le cadre, puis réessayez.',
      cut_off: 'Il manque une partie au bord. Reculez jusqu’à ce que tout soit visible.',
      small: 'C’est trop petit sur l’image. Approchez-vous, puis réessayez.',
      dark: 'L’image est trop sombre. Cherchez plus de lumière, puis réessayez.',
      blur: 'L’image est floue. Tenez le téléphone immobile, puis réessayez.',
      glare: 'Un reflet cache une partie. Inclinez-le un peu pour l’écarter de la lumière, puis réessayez.',
      other_document: 'Cela ressemble à un autre document ou à un autre côté. Vérifiez ce qui est demandé.',
      expired: 'Ce document a expiré. Si vous en avez un valable, utilisez-le.',
    },
    useAnyway: 'L’utiliser quand même',
    looking: 'Examen de l’image…',
  },
  ar: {
    doubts: {
      same_picture: 'سبق أن استخدمت هذه الصورة لوجه آخر. التقط صورة جديدة من فضلك.',
      refused_before: 'لم تُقبل هذه الصورة من قبل. التقط صورة جديدة من فضلك.',
      no_document: 'لا يظهر مستند في الصورة. ضعه على سطح داكن بلا نقوش وحاول مرة أخرى.',
      no_face: 'لا يظهر وجه في الصورة. انظر إلى الكاميرا مباشرة وحاول مرة أخرى.',
      several_faces: 'يظهر أكثر من وجه في الصورة. كن وحدك فيها وحاول مرة أخرى.',
      cut_off: 'جزء منه خارج حافة الصورة. ابتعد حتى يظهر كاملًا.',
      small: 'يظهر صغيرًا جدًا في الصورة. اقترب وحاول مرة أخرى.',
      dark: 'الصورة داكنة جدًا. ابحث عن إضاءة أفضل وحاول مرة أخرى.',
      blur: 'الصورة غير واضحة. ثبّت الهاتف وحاول مرة أخرى.',
      glare: 'يغطي الانعكاس جزءًا منه. أمِله قليلًا بعيدًا عن الضوء وحاول مرة أخرى.',
      other_document: 'يبدو أنه مستند آخر أو وجه آخر. تحقق من فضلك من المطلوب.',
      expired: 'انتهت صلاحية هذا المستند. إن كان لديك مستند سارٍ فاستخدمه من فضلك.',
    },
    useAnyway: 'استخدامها على أي حال',
    looking: 'يجري فحص الصورة…',
  },
};

/** The sentences for a language such as `de-AT`. */
export const photoDoubtsIn = (language: string): PhotoDoubtStrings => strings[languageFor(language)];
