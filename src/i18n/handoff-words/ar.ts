/**
 * Arabic. Latin words and given values are isolated, so that their direction does not mix with the sentence’s; but an
 * address in a message is not: what makes links of addresses would take the mark for a part of it.
 */

const isolated = (value: string): string => `\u2068${value}\u2069`;

/** What is said about a handoff in Arabic. */
export const handoffAr = {
  handoffTitle: 'المتابعة على هاتفك',
  handoffLead: 'يُرجى مسح هذا الرمز بكاميرا هاتفك. عند الانتهاء هناك تتابع هذه الصفحة تلقائيًا.',
  handoffQrAlt: 'رمز \u2068QR\u2069 يفتح هذا التحقق على هاتفك',
  handoffMaking: 'يجري إنشاء رمز جديد…',
  handoffWaiting: 'في انتظار هاتفك…',
  handoffNumber: 'يُرجى اختيار هذا الرقم على هاتفك',
  handoffNumberAlt: (number: string) => `يُرجى اختيار الرقم ${isolated(number)} عند طلبه.`,
  handoffWrong: (left: number) =>
    `اختير رقم آخر، ولذلك تغيّر الرمز والرابط. يُرجى استخدام الجديد، ${left === 1 ? 'وتبقّت محاولة واحدة' : left === 2 ? 'وتبقّت محاولتان' : `وتبقّت ${isolated(String(left))} محاولات`}.`,

  handoffOtherWays: 'طرق أخرى لفتحه',
  handoffSendLead:
    'يمكنك إرسال هذا الرابط إلى نفسك وفتحه على هاتفك. يبقى صالحًا مدة \u206815\u2069 دقيقة. يُرجى عدم إعطائه لأي شخص آخر.',
  handoffLink: 'رابطك',
  handoffCopy: 'نسخ الرابط',
  handoffCopied: 'تم النسخ',
  handoffMail: 'بريد إلكتروني',
  handoffMailSubject: 'المتابعة على هاتفك',
  handoffMessage: (url: string) => `يُرجى فتح هذا الرابط على هاتفك لمتابعة التحقق من هويتك: ${url}`,
  handoffSms: 'رسالة نصية',
  handoffShare: 'مشاركة',
  handoffCodeLead: (address: string) => `أو يُرجى فتح ${isolated(address)} على هاتفك وكتابة هذا الرمز:`,
  handoffCodeAlt: (letters: string) => `الرمز حرفًا حرفًا: ${isolated(letters)}`,

  sameDeviceTitle: 'المتابعة في متصفحك الخاص',
  sameDeviceLead: (app: string) =>
    app
      ? `لا يُسمح للمتصفح داخل ${isolated(app)} باستخدام الكاميرا. أما متصفحك الخاص فيمكنه ذلك.`
      : 'لا يُسمح لهذا المتصفح باستخدام الكاميرا هنا. قد يُسمح بذلك لمتصفح آخر على هذا الجهاز.',
  sameDeviceSteps: [
    'يُرجى تذكّر الرقم.',
    'يُرجى الضغط على الزر، أو نسخ الرابط وفتحه في متصفحك الخاص.',
    'يُرجى اختيار الرقم هناك ثم المتابعة.',
  ],
  sameDeviceNumber: 'يُرجى اختيار هذا الرقم هناك',
  sameDeviceOpen: 'فتح في متصفحي',

  handoffConnectedTitle: 'المتابعة على جهازك الآخر',
  handoffConnected: (device: string) => `الجهاز المتصل: ${isolated(device)}`,
  handoffConnectedLead: 'يُرجى المتابعة هناك وإبقاء هذه الصفحة مفتوحة، فهي تتابع معك وتنتهي تلقائيًا.',
  handoffDone: (name: string) => `${name}: تم`,
  handoffDisconnect: 'فصل الجهاز الآخر',
  handoffDisconnectSure: 'يُرجى الضغط مرة أخرى لفصله',
  handoffResend: 'عرض رمز جديد',
  continueHere: 'أفضّل المتابعة هنا',

  sentences: {
    'handoff.unavailable': 'تعذر إنشاء رابط لهاتفك. يُرجى المتابعة هنا أو إعادة المحاولة.',
    'handoff.declined': 'رُفض الطلب على الجهاز الآخر. إن كان ذلك خطأً، يمكنك عرض رمز جديد.',
    'handoff.stalled':
      'لم يصل شيء من جهازك الآخر منذ دقيقتين. لم يضِع شيء. إن كان في وضع السكون، يُرجى تنشيطه.',
  },
};
