/** The page `/embed`: the hosted flow in a frame of another origin, and the messages it sends. */
import { listen, type Bridge, type CaptureMessage } from '../../../src/report/bridge.ts';
import { CodeBlock } from '../code/code-block.ts';
import { EventLog } from '../event-log.ts';
import { choicesAsQuery, readChoices, sessionConfiguration, type Choices } from '../integration/choices.ts';
import { backendRequest } from '../integration/provider-request.ts';
import { part } from '../part.ts';
import { captureUrlOf, createDemoSession, idOf, type CreatedSession } from '../session/demo-session.ts';
import { forgetSession, keepSession, keptSession } from '../session/kept-session.ts';
import { embedSnippet, headerSnippet } from './embed-snippet.ts';
import { onOtherOrigin } from './other-origin.ts';

const frameOrigin = new URL(onOtherOrigin(location.href)).origin;
const form = part('choices', HTMLFormElement);
const startButton = part('start', HTMLButtonElement);
const closeButton = part('close-capture', HTMLButtonElement);
const log = new EventLog(part('log'));
const code = { page: new CodeBlock(part('page-code')), headers: new CodeBlock(part('header-code')) };

let choices: Choices = readChoices(new URLSearchParams(location.search));
let running: {
  readonly session: CreatedSession;
  readonly frame: HTMLIFrameElement;
  readonly bridge: Bridge;
} | null = null;

const configuration = (): string => `embed:${sessionConfiguration(choices)}`;

const start = async (): Promise<void> => {
  const wanted = configuration();
  show(null);
  startButton.disabled = true;
  try {
    const session = await createDemoSession(backendRequest(choices));
    keepSession(wanted, session);
    if (wanted === configuration()) show(session);
  } catch (error) {
    if (wanted === configuration()) showError((error as Error).message);
  } finally {
    startButton.disabled = false;
  }
};

/** Puts the session's hosted page into the frame, or offers to start a session. */
const show = (session: CreatedSession | null): void => {
  running?.bridge.stop();
  running?.frame.remove();
  running = session && embed(session);
  part('frame-empty').hidden = session !== null;
  part('new-session').hidden = session === null;
  closeButton.hidden = session === null;
  showError(null);
};

const showError = (sentence: string | null): void => {
  part('start-error').hidden = sentence === null;
  part('start-error').textContent = sentence;
};

const embed = (session: CreatedSession): NonNullable<typeof running> => {
  const frame = document.createElement('iframe');
  frame.allow = 'camera';
  frame.title = 'Identity check';
  // The browsers' default, said aloud: the sandbox's header is stricter, and the capture answers only an origin it knows.
  frame.referrerPolicy = 'strict-origin-when-cross-origin';
  const url = new URL(onOtherOrigin(captureUrlOf(session)));
  if (choices.lang !== 'en') url.searchParams.set('lang', choices.lang);
  frame.src = url.href;
  const note = (message: CaptureMessage): void => {
    log.add(entryOf(message));
  };
  const bridge = listen(frame, frameOrigin, {
    ready: note,
    step: note,
    handoff: note,
    cancel: note,
    error: note,
    resize: (message) => {
      // Through the object model: a style attribute would break a strict Content-Security-Policy.
      frame.style.blockSize = `${String(message.height)}px`;
      note(message);
    },
    complete: (message) => {
      forgetSession(message.session_id ?? idOf(session));
      note(message);
    },
  });
  part('frame-place').append(frame);
  return { session, frame, bridge };
};

/** What every message carries. */
const envelopeFields = ['source', 'version', 'type', 'session_id'];

const tones = { complete: 'success', cancel: 'warning', error: 'danger' } as const;

const entryOf = (message: CaptureMessage): Parameters<EventLog['add']>[0] => {
  const { type } = message;
  const fields = Object.fromEntries(
    Object.entries(message).filter(([name]) => !envelopeFields.includes(name)),
  );
  return { type, fields, tone: type in tones ? tones[type as keyof typeof tones] : undefined };
};

const showChoices = (): void => {
  for (const [name, value] of Object.entries(choices)) {
    const control = form.elements.namedItem(name);
    if (control instanceof RadioNodeList || control instanceof HTMLSelectElement) control.value = value;
  }
  part('full-workflow', HTMLOptionElement).disabled = choices.provider === 'verilock';
  part('frame-origin').textContent = frameOrigin;
  code.page.show(embedSnippet(frameOrigin, choices.lang), 'html');
  code.headers.show(headerSnippet(frameOrigin), 'text');
};

form.addEventListener('change', () => {
  const before = configuration();
  const spoken = choices.lang;
  choices = readChoices(new FormData(form));
  showChoices();
  const query = choicesAsQuery(choices);
  history.replaceState(null, '', query.size > 0 ? `/embed?${query.toString()}` : '/embed');
  if (before !== configuration()) show(keptSession(configuration()));
  else if (spoken !== choices.lang) running?.bridge.language(choices.lang);
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
});
startButton.addEventListener('click', () => void start());
closeButton.addEventListener('click', () => running?.bridge.close());
part('clear-log').addEventListener('click', () => {
  log.clear();
});
part('new-session').addEventListener('click', () => {
  if (running) forgetSession(idOf(running.session));
  void start();
});

showChoices();
const kept = keptSession(configuration());
if (kept === null && new URLSearchParams(location.search).get('autostart') === '1') void start();
else show(kept);
