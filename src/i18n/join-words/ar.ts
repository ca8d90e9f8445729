/** Arabic, in the manner of locales/ar.ts: verbal nouns, Latin digits. */
import { timeAgoIn } from '../time-ago.ts';

/** What is said in Arabic to somebody whose device is asked in. */
export const joinAr = {
  joinTitle: 'المتابعة على هذا الجهاز؟',
  joinSite: 'الموقع',
  joinDevice: 'طُلب على',
  joinWhen: 'الوقت',
  joinAgo: timeAgoIn('ar-u-nu-latn', 'الآن'),
  joinWarning:
    'هل أرسل إليك شخص آخر هذا الرابط أو الرمز؟ يُرجى إذن التوقف هنا، وإلا فستُثبت هويتك أنت بدلًا من هوية المُرسِل.',
  joinNumber: 'ما الرقم الظاهر على الشاشة الأخرى؟',
  joinNumberMissing: 'يُرجى اختيار الرقم الظاهر على الشاشة الأخرى.',
  joinBegin: 'نعم، المتابعة هنا',
  joinDecline: 'لا، التوقف',
};
