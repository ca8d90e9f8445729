/**
 * The page behind `/verify`: takes the code that another screen shows and goes to the link that it stands for. The code
 * goes into no address, no history and no storage.
 */
import { takeLook } from '../hosted/page-look.ts';
import { part } from '../part.ts';
import { CodeField, codeLength } from './code-field.ts';
import { enterCodeWords } from './enter-code-words.ts';
import { redeemCode, type CodeAnswer } from './redeem-code.ts';

const { language } = takeLook();
const words = enterCodeWords[language];
const input = part('code', HTMLInputElement);
const submit = part('submit', HTMLButtonElement);
const fault = part('fault');
const field = new CodeField(input);

const tell = (sentence: string): void => {
  fault.textContent = sentence;
  input.setAttribute('aria-invalid', String(sentence !== ''));
};

const wait = (isWaiting: boolean): void => {
  input.readOnly = isWaiting;
  submit.disabled = isWaiting;
  submit.textContent = isWaiting ? words.checking : words.submit;
};

const sentenceFor = (answer: Exclude<CodeAnswer, { type: 'link' }>): string =>
  answer.type === 'too-many' ? words.tooMany(answer.waitS) : words[answer.type];

const follow = async (): Promise<void> => {
  tell('');
  if (field.letters.length !== codeLength) {
    tell(words.incomplete);
    input.focus();
    return;
  }
  wait(true);
  const answer = await redeemCode(field.letters);
  if (answer.type === 'link') {
    input.value = '';
    // In the place of this page: going back leads to whatever was before the code.
    location.replace(answer.url);
    return;
  }
  wait(false);
  tell(sentenceFor(answer));
  input.focus();
};

document.title = words.title;
part('title').textContent = words.title;
part('lead').textContent = words.lead;
part('label').textContent = words.label;
part('hint').textContent = words.hint;
wait(false);
part('content').hidden = false;
input.focus();

part('form').addEventListener('submit', (event) => {
  event.preventDefault();
  if (!submit.disabled) void follow();
});

// Out of the browser's memory a page comes back as it was left: waiting for what has long been answered.
window.addEventListener('pageshow', ({ persisted }) => {
  if (persisted) wait(false);
});
