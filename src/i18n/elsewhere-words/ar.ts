/** Arabic. What every language needs is said where they are loaded. */

/** What is said in Arabic while the capture runs on another page. */
export const elsewhereAr = {
  hostedTitle: 'التحقق من الهوية',
  hostedOpen: 'الفتح في علامة تبويب جديدة',
  popupTitle: 'المتابعة في النافذة الأخرى',
  popupLead: 'فُتحت نافذة للتحقق من هويتك. عند الانتهاء هناك تتابع هذه الصفحة تلقائيًا.',
  popupReopen: 'فتح النافذة من جديد',
};
