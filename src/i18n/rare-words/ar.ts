/** What is said in Arabic of what hardly anybody meets. */
import type { RareCode } from '../../model/errors.ts';

export const rareAr: Readonly<Record<RareCode, string>> = {
  'entry.missing':
    'لم تُحدَّد أي جلسة. يُرجى تحديد واحدة فقط من: \u2068capture-url\u2069 أو \u2068session-token\u2069 (مع \u2068api-base\u2069) أو الخاصية \u2068session\u2069.',
  'entry.conflict':
    'حُدِّدت أكثر من جلسة. يُرجى إبقاء واحدة فقط من: \u2068capture-url\u2069 أو \u2068session-token\u2069 أو \u2068session\u2069.',
  'entry.invalid_url':
    'عنوان الالتقاط ليس عنوان \u2068https\u2069 كاملًا. يُرجى تمرير \u2068capture_url\u2069 (\u2068Verifa\u2069) أو \u2068session_url\u2069 (\u2068Verilock\u2069) تمامًا كما أعادته الواجهة البرمجية.',
  'entry.insecure_url':
    'يستخدم عنوان الالتقاط \u2068http\u2069. لا تُرسَل صور الوثائق إلا عبر \u2068https\u2069، ولا يُسمح باستخدام \u2068http\u2069 إلا على \u2068localhost\u2069.',
  'entry.no_token': 'لا يشير عنوان الالتقاط إلى أي جلسة. يجب أن ينتهي بـ \u2068/verify/\u2069 ثم رمز الجلسة.',
  'entry.missing_api_base':
    'تحتاج \u2068session-token\u2069 إلى \u2068api-base\u2069 بجانبها، مثل \u2068api-base="https://verilock.io"\u2069.',
  'entry.invalid_session':
    'لا يحتوي كائن الجلسة على \u2068capture_url\u2069 ولا \u2068session_url\u2069 ولا \u2068session_token\u2069. يُرجى تمرير رد «\u2068create session\u2069» كما وصل.',
  'env.csp_blocked':
    'إعدادات الأمان في هذا الموقع تمنع عملية التحقق. على مالك الموقع السماح بعنوان خدمة التحقق.',
  'env.duplicate_version':
    'حُمّلت نسختان من عملية التحقق في صفحة واحدة. على مالك الموقع الإبقاء على واحدة منهما.',
  'capture.interrupted':
    'لم تصل صورتك: أُغلقت الصفحة بينما كانت الكاميرا مفتوحة. يرجى التقاطها مرة أخرى؛ كل ما سبقها محفوظ.',
  'network.blocked':
    'هناك ما يمنع الاتصال بينك وبين الخدمة: مرشّح أو مانع أو شبكة شركة. لم يُفقد شيء؛ أوقفه لهذه الصفحة أو استخدم شبكة أخرى ثم حاول من جديد.',
  'network.captive_portal':
    'تطلب هذه الشبكة تسجيل الدخول أولاً. افتح أي موقع وسجّل الدخول هناك، ثم حاول من جديد. لم يُفقد شيء.',
  'session.open_elsewhere':
    'عملية التحقق هذه مفتوحة في علامة تبويب أو نافذة أخرى. يمكنك المتابعة هنا: لم يُفقد شيء.',
  'server.unsupported_step':
    'يتطلب هذا التحقق أمرًا لا تستطيع هذه الصفحة القيام به بعد. يُرجى التواصل مع الجهة التي أرسلتك إلى هنا.',
  'session.gone': 'لم يعد هذا التحقق موجودًا. يُرجى طلب رابط جديد من الجهة التي أرسلتك إلى هنا.',
  'session.failed': 'لا يمكن إتمام هذا التحقق. يُرجى التواصل مع الجهة التي أرسلتك إلى هنا.',
  'session.origin_not_allowed':
    'لا يُسمح لهذا الموقع بعرض هذا التحقق. يجب أن تسمح الجهة المسؤولة عنه بعنوان الموقع.',
};
