/**
 * Arabic: verbal nouns instead of imperatives, polite and the same for every gender; Latin digits.
 * Latin words and given values stand between isolates, so that they cannot reorder the sentence around them.
 */
import type { Strings } from '../strings.ts';
import { fileSizeIn } from '../file-size.ts';

/** With “your”, and open to a prefixed preposition. */
const documentInSentence = {
  passport: 'جواز سفرك',
  drivers_license: 'رخصة قيادتك',
  national_id: 'بطاقة هويتك',
  residence_permit: 'تصريح إقامتك',
} as const;

/** A value in isolates: its direction is its own. */
const isolated = (value: string): string => `\u2068${value}\u2069`;

/** What is counted, as Arabic counts: one and two are words, 3 to 10 take the plural, 11 and more the singular. */
const counted = (count: number, forms: Record<'one' | 'two' | 'few' | 'many', string>): string => {
  const category = new Intl.PluralRules('ar').select(count);
  if (category === 'one' || category === 'two') return forms[category];
  return `${String(count)} ${category === 'few' ? forms.few : forms.many}`;
};

/** The Arabic sentences. */
// One sentence a line, as a table: the languages can be laid side by side.
// prettier-ignore
export const ar: Strings = {
  openingTitle: 'التحقق من هويتك',
  openingTitleBy: (brand) => `طلب من ${isolated(brand)}: التحقق من هويتك`,
  openingLead: 'يستغرق ذلك نحو ثلاث دقائق. يُرجى تجهيز ما يلي:',
  openingNeeds: ['جواز سفرك أو رخصة قيادتك أو بطاقة هويتك', 'كاميرا، أو صور لوثيقتك', 'مكان بإضاءة جيدة'],
  openingPrivacy: 'تُرسَل صورك مشفّرة، ولا يبقى منها شيء في هذا المتصفح.',
  begin: 'بدء',
  loading: 'لحظة من فضلك…',
  launch: 'التحقق من هويتي',
  loadFailed: 'لم يُحمَّل جزء من هذه الصفحة. يُرجى التحقق من الاتصال ثم إعادة المحاولة.',

  stepCount: (index, count) => `الخطوة ${String(index)} من ${String(count)}`,
  back: 'رجوع',
  cancel: 'إلغاء',
  close: 'إغلاق',
  retry: 'إعادة المحاولة',
  stillTrying: 'يستغرق هذا وقتاً أطول من المعتاد. لم يُفقد شيء: المحاولة مستمرة.',
  doneElsewhere: 'أُنجزت الخطوة السابقة في مكان آخر. تابع من هنا.',
  continue: 'متابعة',
  sandboxBadge: 'وضع تجريبي',
  stepNames: {
    consent: 'الموافقة',
    'document-type': 'الوثيقة',
    'document-front': 'الوجه الأمامي للوثيقة',
    'document-back': 'الوجه الخلفي للوثيقة',
    selfie: 'صورة السيلفي',
    liveness: 'التحقق من حضورك',
    fields: 'بياناتك',
    'proof-of-address': 'إثبات العنوان',
    review: 'المراجعة',
    'sandbox-outcome': 'نتيجة الاختبار',
  },
  // Some browsers write Arabic with Arabic-Indic digits unless told otherwise.
  fileSize: fileSizeIn('ar-u-nu-latn'),

  consentTitle: 'قبل أن نبدأ',
  consentAgree: 'أوافق',
  consentDecline: 'لا أوافق',
  consentVersion: (version) => `الإصدار ${isolated(version)}`,

  documentTypeTitle: 'بأي وثيقة نتحقق من هويتك؟',
  documentTypeLead: 'يجب أن تكون سارية وباسمك.',
  documentTypes: {
    passport: 'جواز السفر',
    drivers_license: 'رخصة القيادة',
    national_id: 'بطاقة الهوية الوطنية',
    residence_permit: 'تصريح الإقامة',
  },
  documentSides: { one: 'صفحة الصورة فقط', two: 'الوجه الأمامي والوجه الخلفي' },

  frontTitle: (document) => document === 'passport' ? 'صفحة الصورة في جواز سفرك' : `الوجه الأمامي ل${document ? documentInSentence[document] : 'وثيقتك'}`,
  frontLead: 'يُرجى وضع الوثيقة داخل الإطار، بحيث تظهر زواياها الأربع من دون انعكاس للضوء.',
  backTitle: (document) => `الوجه الخلفي ل${document ? documentInSentence[document] : 'وثيقتك'}`,
  backLead: 'يُرجى قلب الوثيقة وإبقاء الرمز الشريطي مستويًا وواضحًا.',
  selfieTitle: 'التقاط صورة سيلفي',
  selfieLead: 'يُرجى النظر مباشرة إلى الكاميرا، من دون نظارات شمسية ومن دون ما يغطي الوجه.',
  cameraOpening: 'يجري فتح الكاميرا. قد يطلب المتصفح إذنك.',
  cameraHint: 'في الوقت الذي يناسبك.',
  takePhoto: 'التقاط الصورة',
  switchCamera: 'تبديل الكاميرا',
  torchOn: 'تشغيل الضوء',
  torchOff: 'إطفاء الضوء',
  chooseFile: 'رفع صورة بدلًا من ذلك',
  chooseFileHint: '\u2068JPEG\u2069 أو \u2068PNG\u2069 أو \u2068WebP\u2069 أو \u2068HEIC\u2069',
  chooseFileHintPdf: '\u2068JPEG\u2069 أو \u2068PNG\u2069 أو \u2068WebP\u2069 أو \u2068HEIC\u2069 أو \u2068PDF\u2069، بحد أقصى 10\u00a0ميغابايت',
  useCamera: 'استخدام الكاميرا',
  dropHere: 'يمكنك إفلات صورة هنا أو لصقها أو اختيارها.',
  preparing: 'يجري تجهيز صورتك…',
  previewTitle: 'هل الصورة واضحة وكاملة؟',
  previewLead: {
    document: 'ينبغي أن تكون كل كلمة مقروءة، وألا تُقتطع أي زاوية.',
    selfie: 'ينبغي أن يظهر وجهك كاملًا وبإضاءة متساوية.',
    'proof-of-address': 'ينبغي أن يكون اسمك وعنوانك والتاريخ مقروءة.',
  },
  previewAlt: 'الصورة التي التُقطت للتو',
  usePhoto: 'استخدام هذه الصورة',
  retake: 'التقاط صورة أخرى',
  receivedTitle: 'هذا لدينا بالفعل',
  receivedLead: 'وصل إلينا بأمان. يمكنك الإبقاء عليه أو التقاط صورة أخرى.',
  pdfDocument: 'مستند \u2068PDF\u2069',
  continueOnPhone: 'المتابعة على هاتفي',

  livenessTitle: 'لنتأكد من أنك أنت',
  livenessLead: 'ستظهر ثلاثة توجيهات قصيرة. يُرجى التحرك بهدوء، فالصور تُلتقط تلقائيًا.',
  livenessBegin: 'بدء',
  livenessPrompts: {
    turn_left: 'يُرجى إدارة الرأس إلى يسارك',
    turn_right: 'يُرجى إدارة الرأس إلى يمينك',
    look_up: 'يُرجى النظر إلى الأعلى قليلًا',
    nod: 'يُرجى الإيماء بالرأس ببطء',
    smile: 'يُرجى الابتسام',
    blink: 'يُرجى الرمش بالعينين عدة مرات',
    open_mouth: 'يُرجى فتح الفم',
  },
  livenessPromptCount: (index, count) => `التوجيه ${String(index)} من ${String(count)}`,
  livenessPhotoFor: (prompt) => `رفع صورة لهذا التوجيه: ${prompt}`,

  fieldsTitle: 'بياناتك',
  fieldsLead: 'كما هي مكتوبة في وثيقتك.',
  fieldNames: {
    first_name: 'الاسم الأول',
    last_name: 'اسم العائلة',
    email: 'البريد الإلكتروني',
    phone: 'الهاتف',
    date_of_birth: 'تاريخ الميلاد',
    ssn: 'رقم الضمان الاجتماعي الأمريكي',
    address_street: 'الشارع ورقم المبنى',
    address_extra: 'الشقة، الطابق',
    address_city: 'المدينة',
    address_region: 'الولاية أو المنطقة',
    address_postal_code: 'الرمز البريدي',
    address_country: 'الدولة',
  },
  fieldHints: { phone: 'مع رمز الدولة، مثل \u2068+1\u00a0555\u00a0010\u00a00199\u2069', ssn: 'تسعة أرقام' },
  addressLegend: 'العنوان',
  optional: 'اختياري',
  chooseOne: 'يُرجى الاختيار…',
  fieldMissing: (label) => `يُرجى ملء خانة «${label}».`,
  fieldInvalid: {
    email: 'يُكتب البريد الإلكتروني على هذا النحو: \u2068name@example.com\u2069.',
    phone: 'يُرجى إدخال أرقام هاتفك مع رمز الدولة.',
    date_of_birth: 'يُرجى إدخال تاريخ مضى.',
    ssn: 'يُرجى إدخال الأرقام التسعة كلها.',
  },
  fieldRefused: (label) => `لم تُقبل خانة «${label}». يُرجى مراجعتها.`,

  proofTitle: 'إثبات العنوان',
  proofLead: 'رسالة أو فاتورة تحمل اسمك وعنوانك، ولم يمضِ عليها أكثر من ثلاثة أشهر.',
  proofKind: 'نوع المستند',
  proofKinds: {
    utility_bill: 'فاتورة كهرباء أو ماء أو غاز',
    bank_statement: 'كشف حساب مصرفي',
    tax_document: 'مستند ضريبي',
    rental_agreement: 'عقد إيجار',
    other: 'مستند آخر',
  },
  proofDate: 'التاريخ المكتوب على المستند',
  proofDateInvalid: 'يُرجى إدخال التاريخ المطبوع على المستند، ولا يمكن أن يكون في المستقبل.',
  proofFileMissing: 'يُرجى اختيار صورة أو ملف \u2068PDF\u2069 أولًا.',

  reviewTitle: 'المراجعة والإرسال',
  reviewLead: 'هذا كل ما سيُرسَل.',
  reviewChange: (what) => `تعديل: ${what}`,
  changeShort: 'تعديل',
  reviewSending: (percent) => `جارٍ الإرسال، ${isolated(`${String(percent)}%`)}`,
  reviewSent: 'تم الاستلام',
  reviewNotSent: 'لم يُرسَل بعد',
  reviewMetadata: 'أُزيلت بيانات الموقع والكاميرا من كل صورة.',
  reviewPhotos: (count) => counted(count, { one: 'صورة واحدة', two: 'صورتان', few: 'صور', many: 'صورة' }),
  submit: 'إرسال الكل',
  submittingTitle: 'جارٍ الإرسال…',
  submittingLead: 'يُرجى إبقاء هذه الصفحة مفتوحة. يستغرق ذلك بضع ثوانٍ.',
  submittingBytes: (sent, total) => `${isolated(sent)} من ${isolated(total)}`,

  outcomeTitle: 'اختيار النتيجة',
  outcomeLead: 'هذه جلسة تجريبية: لا يُفحص فيها شيء فعليًا. ما النتيجة التي يُبلَّغ بها خادمك؟',
  outcomes: { approve: 'قبول', reject: 'رفض', needs_review: 'بحاجة إلى مراجعة' },
  outcomeHints: {
    approve: 'كما لو نجحت كل الفحوص',
    reject: 'كما لو رُفضت الوثيقة',
    needs_review: 'كما لو لزم أن يراجعها شخص',
  },
  finish: 'إنهاء',

  completedTitle: 'اكتمل كل شيء',
  completedLead: 'وصل كل شيء. ستأتي النتيجة لاحقًا، ولا يلزم فعل أي شيء آخر هنا.',
  completedOther: 'وصل كل شيء. يتابع جهازك الآخر تلقائيًا، ويمكنك إغلاق هذه الصفحة.',
  redirecting: 'نعيدك إلى الموقع…',
  followLink: 'متابعة',
  expiredTitle: 'لم يعد هذا الرابط صالحًا',
  failedTitle: 'لم ينجح ذلك',
  setupTitle: 'لم تُضبط هذه الصفحة على نحو صحيح',
  cancelledTitle: 'توقف التحقق',
  cancelledLead: 'لم يكتمل التحقق. لن يُرسَل أي شيء آخر، ويمكنك البدء من جديد متى أردت.',
  declinedLead: 'لم يبدأ شيء هنا، ولم يعد الرابط صالحًا. يمكنك إغلاق هذه الصفحة.',
  renew: 'الحصول على رابط جديد',
  startOver: 'البدء من جديد',
  errorReference: (code) => `الرمز: ${isolated(code)}`,

  cameraProblem: 'الكاميرا غير متاحة هنا. يُرجى إعادة المحاولة أو رفع صورة.',
  errors: {
    'env.module_load_failed': 'لم يُحمَّل جزء من هذه الصفحة. يُرجى التحقق من الاتصال ثم إعادة المحاولة.',
    'env.popup_blocked': 'حظر المتصفح النافذة الجديدة. يُرجى الضغط على الزر لفتحها.',
    'capture.empty': 'كانت تلك الصورة فارغة. يُرجى التقاطها من جديد.',
    'capture.unsupported_type': 'لا يمكن استخدام هذا الملف. يُرجى اختيار صورة \u2068JPEG\u2069 أو \u2068PNG\u2069 أو \u2068WebP\u2069 (أو \u2068HEIC\u2069 على أجهزة \u2068Apple\u2069، أو \u2068PDF\u2069 للمستندات).',
    'capture.unreadable': 'هذا الملف تالف ولا يمكن فتحه. يُرجى اختيار ملف آخر.',
    'capture.too_large': 'هذه الصورة كبيرة جداً على هذا الجهاز أو على الخدمة. اختر صورة لا تتجاوز 10\u00a0ميغابايت، أو التقط صورة جديدة.',
    'capture.too_small': 'هذه الصورة صغيرة جدًا. يجب ألا يقل كل جانب عن 480\u00a0بكسل.',
    'network.offline': 'لا يوجد اتصال. لم يضِع شيء، ويمكنك إعادة المحاولة عند عودة الاتصال.',
    'network.timeout': 'الاتصال بطيء جدًا الآن. لم يضِع شيء، يُرجى إعادة المحاولة.',
    'network.bad_response': 'جاء رد الخدمة غير متوقع. يُرجى إعادة المحاولة.',
    'server.rate_limited': 'محاولات كثيرة في وقت قصير. يُرجى الانتظار دقيقة ثم إعادة المحاولة.',
    'server.unavailable': 'الخدمة غير متاحة الآن. لم يضِع شيء، يُرجى إعادة المحاولة بعد قليل.',
    'server.refused': 'لم تقبل الخدمة هذا الطلب. يُرجى إعادة المحاولة.',
    'upload.too_large': 'هذه الصورة أكبر مما تقبله الخدمة. يُرجى التقاط صورة أخرى.',
    'upload.rejected_type': 'لم تتمكن الخدمة من قراءة هذه الصورة. يُرجى التقاط صورة أخرى.',
    'upload.incomplete': 'لم يصل كل شيء. يُرجى إرسال ما ينقص مرة أخرى.',
    'fields.rejected': 'لم تُقبل بعض البيانات. يُرجى مراجعة الخانات المحددة.',
    'session.expired': 'انتهى الوقت المخصص لهذا التحقق. ما أُرسل من قبل محفوظ.',
    'session.bound_elsewhere': 'فُتح هذا الرابط على جهاز آخر. يُرجى المتابعة هناك أو طلب رابط جديد.',
    'link.already_used': 'سبق استخدام هذا الرابط. يُرجى طلب رابط جديد على الجهاز الذي بدأت عليه.',
    'link.expired': 'انتهت صلاحية هذا الرابط. يُرجى طلب رابط جديد على الجهاز الذي بدأت عليه.',
    'handoff.taken': 'يُستكمل هذا التحقق على جهازك الآخر.',
    'handoff.wrong_number': 'لم يكن هذا هو الرقم الظاهر على جهازك الآخر، لذلك لم يعد هذا الرابط صالحًا. يعرض جهازك الآخر رمزًا جديدًا.',
    'handoff.rejected':
      'اختير رقم خاطئ ثلاث مرات، لذلك لم يعد أي رمز صالحًا حفاظًا على سلامتك. لم يضع شيء: يمكن للجهاز الذي بدأت عليه عرض رمز جديد.',
    ready_timeout: 'لم تُفتح صفحة التحقق في الوقت المناسب. يُرجى إعادة المحاولة أو فتحها في علامة تبويب جديدة.',
    'redirect.blocked': 'انتهى التحقق. رابط العودة إلى الموقع غير آمن، لذلك تبقى هذه الصفحة مفتوحة.',
  },
};
