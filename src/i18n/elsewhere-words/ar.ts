/** Arabic. */
import type { ElsewhereWords } from '../elsewhere-words.ts';

/** What is said in Arabic while the capture runs on another page. */
export const elsewhereAr: ElsewhereWords = {
  hostedTitle: 'التحقق من الهوية',
  hostedOpen: 'الفتح في علامة تبويب جديدة',
  popupTitle: 'المتابعة في النافذة الأخرى',
  popupLead: 'فُتحت نافذة للتحقق من هويتك. عند الانتهاء هناك تتابع هذه الصفحة تلقائيًا.',
  popupReopen: 'فتح النافذة من جديد',
};
