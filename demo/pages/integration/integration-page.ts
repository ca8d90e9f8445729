/** The page `/`: wires the choices, the session, the running element, its events and the code that made them. */
import type { IdvCapture } from '../../../src/widget/idv-capture.ts';
import { createCapture, eventFields } from '../capture-element.ts';
import { CodeBlock } from '../code/code-block.ts';
import { EventLog, type LogEntry } from '../event-log.ts';
import { part } from '../part.ts';
import {
  captureUrlOf,
  createDemoSession,
  idOf,
  tokenOf,
  type CreatedSession,
} from '../session/demo-session.ts';
import { forgetSession, keepSession, keptSession } from '../session/kept-session.ts';
import { answerSnippet } from './answer-snippet.ts';
import { choicesAsQuery, readChoices, sessionConfiguration, type Choices } from './choices.ts';
import { attributesFor, pageSnippet } from './page-snippet.ts';
import { backendRequest, serverSnippet } from './provider-request.ts';
import { Stage } from './stage.ts';

const form = part('choices', HTMLFormElement);
const stage = new Stage(() => void start());
const log = new EventLog(part('log'));
const code = {
  server: new CodeBlock(part('server-code')),
  page: new CodeBlock(part('page-code')),
  answer: new CodeBlock(part('answer-code')),
};

let choices: Choices = readChoices(new URLSearchParams(location.search));
let session: CreatedSession | null = null;

/** Creates a session for the choices on screen, unless they changed while the backend was asked. */
const start = async (): Promise<void> => {
  const configuration = sessionConfiguration(choices);
  stage.showBusy();
  try {
    const created = await createDemoSession(backendRequest(choices));
    keepSession(configuration, created);
    if (configuration === sessionConfiguration(choices)) await use(created);
  } catch (error) {
    if (configuration === sessionConfiguration(choices)) stage.showEmpty((error as Error).message);
  }
};

/** Puts a session on the stage, or the invitation to start one. */
const use = async (next: CreatedSession | null): Promise<void> => {
  session = next;
  showSession();
  if (next === null) {
    stage.showEmpty(null);
    return;
  }
  const capture = await createCapture();
  if (session !== next) return;
  listenTo(capture);
  giveInput(capture, next);
  for (const [name, value] of attributesFor(choices)) capture.setAttribute(name, value);
  stage.show(capture, choices.mode);
};

const giveInput = (capture: IdvCapture, given: CreatedSession): void => {
  if (choices.input === 'session') capture.session = given;
  if (choices.input === 'capture-url') capture.setAttribute('capture-url', captureUrlOf(given));
  if (choices.input === 'session-token') {
    capture.setAttribute('session-token', tokenOf(given));
    capture.setAttribute('api-base', location.origin);
  }
};

const listenTo = (capture: IdvCapture): void => {
  for (const [type, names] of Object.entries(eventFields)) {
    capture.addEventListener(type, (event) => {
      log.add({
        type,
        fields: Object.fromEntries(names.map((name) => [name, Reflect.get(event, name)])),
        tone: toneOf(event),
      });
      // A finished session is not continued after a reload, so there is nothing to keep of it.
      if (type === 'idv-complete' && session) forgetSession(idOf(session));
    });
  }
};

const toneOf = (event: Event): LogEntry['tone'] => {
  switch (event.type) {
    case 'idv-complete':
      return 'success';
    case 'idv-cancel':
      return 'warning';
    case 'idv-error':
      return Reflect.get(event, 'recoverable') === true ? 'warning' : 'danger';
    default:
      return undefined;
  }
};

const showSession = (): void => {
  const link = part('session-link', HTMLAnchorElement);
  link.hidden = session === null;
  part('new-session').hidden = session === null;
  if (session) {
    link.href = `/console#${idOf(session)}`;
    link.textContent = idOf(session);
    link.setAttribute('aria-label', `Session ${idOf(session)} in the console`);
  }
  // Only a fresh answer is worth showing: what is kept over a reload is two of its fields.
  const isFresh = session !== null && 'status' in session;
  part('answer-code').hidden = !isFresh;
  if (isFresh && session) code.answer.show(answerSnippet(session), 'json');
};

const showChoices = (): void => {
  for (const [name, value] of Object.entries(choices)) {
    const control = form.elements.namedItem(name);
    if (control instanceof RadioNodeList || control instanceof HTMLSelectElement) control.value = value;
  }
  const byProfile = choices.provider === 'verilock';
  part('country', HTMLSelectElement).disabled = byProfile;
  part('profile-hint').hidden = !byProfile;
  part('full-workflow', HTMLOptionElement).disabled = byProfile;
  part('token-input', HTMLOptionElement).disabled = !byProfile;
  code.server.show(serverSnippet(choices, location.origin), 'shell');
  code.page.show(pageSnippet(choices, location.origin), 'html');
};

const writeAddress = (): void => {
  const query = choicesAsQuery(choices);
  const now = new URLSearchParams(location.search);
  if (now.get('autostart') === '1') query.set('autostart', '1');
  if (now.has('idv-diagnose')) query.set('idv-diagnose', '');
  history.replaceState(null, '', query.size > 0 ? `/?${query.toString()}` : '/');
};

const onChange = (): void => {
  const before = choices;
  choices = readChoices(new FormData(form));
  showChoices();
  writeAddress();
  if (sessionConfiguration(before) !== sessionConfiguration(choices)) {
    void use(keptSession(sessionConfiguration(choices)));
    return;
  }
  const restyled = ({ theme: _theme, lang: _lang, ...rest }: Choices): string => JSON.stringify(rest);
  if (restyled(before) === restyled(choices)) restyle();
  else void use(session);
};

/** Theme and language change in the running element; everything else needs a new one. */
const restyle = (): void => {
  const attributes = new Map([['theme', choices.theme], ...attributesFor(choices)]);
  for (const name of ['theme', 'lang', 'dir']) {
    const value = attributes.get(name);
    if (value === undefined) stage.capture?.removeAttribute(name);
    else stage.capture?.setAttribute(name, value);
  }
};

form.addEventListener('change', onChange);
form.addEventListener('submit', (event) => {
  event.preventDefault();
});
// The browser resets the controls after this event, so they are read one turn later.
form.addEventListener('reset', () => setTimeout(onChange));
part('clear-log').addEventListener('click', () => {
  log.clear();
});
part('new-session').addEventListener('click', () => {
  if (session) forgetSession(idOf(session));
  void use(null).then(start);
});

showChoices();
const kept = keptSession(sessionConfiguration(choices));
if (kept === null && new URLSearchParams(location.search).get('autostart') === '1') void start();
else void use(kept);
